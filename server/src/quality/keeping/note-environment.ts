import { changed, command, unchanged } from '#platform/command.ts';
import { findEnvironment, type KeepingEnvironment } from './keeping-environment.ts';

/** Notes by what records are kept from now on, where it is not what was noted last. */
export const noteEnvironment = command<KeepingEnvironment, { isNew: boolean }>({
  name: 'quality.note-environment',

  async perform({ tx, now }, environment) {
    const before = await findEnvironment(tx, now);
    if (before !== null && JSON.stringify(before) === JSON.stringify(inOrder(environment)))
      return unchanged({ isNew: false });
    await tx
      .insertInto('keeping_environment')
      .values({ ...environment, noted_at: now })
      .execute();
    return changed(
      { isNew: true },
      { subject: 'installation', details: { before, now: environment } },
    );
  },
});

const inOrder = ({ program, system, store, database }: KeepingEnvironment) => ({
  ...{ program, system, store, database },
});
