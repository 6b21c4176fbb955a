import { changed, command } from '#platform/command.ts';
import { openRun } from './open-run.ts';
import { chosenOf, type StartCheck } from './start-check.ts';

/** Opens a check that is made here and now, by who opens it: from the command line. */
export const openCheck = command<StartCheck, { runId: string }>({
  name: 'quality.open-check',

  async perform(context, input) {
    const { runId, event } = await openRun(
      context,
      await chosenOf(context, input),
      async () => null,
    );
    return changed({ runId }, event);
  },
});
