import { changed, command } from '#platform/command.ts';
import {
  type StartInspection,
  startInspection,
} from '../../preservation/fixity/start-inspection.ts';
import { checkInspected } from './check-inspected.ts';

export type StartedInspection = {
  readonly runId: string;
  readonly jobId: string;
  readonly drawn: number;
  readonly checks: string[];
};

/** 巡检: the bytes of the drawn records at every place, and the 32 items of keeping over the same records. */
export const startKeepingInspection = command<StartInspection, StartedInspection>({
  name: 'quality.start-inspection',

  async perform(context, input) {
    const { result, events } = await startInspection.perform(context, input);
    const begun = input.withCheck
      ? await checkInspected(context, result.runId)
      : { checks: [], events: [] };
    const all = [...events, ...begun.events] as [(typeof events)[number]];
    return changed({ ...result, checks: begun.checks }, ...all);
  },
});
