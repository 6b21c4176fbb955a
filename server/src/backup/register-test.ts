import type { DrillCertificate, TestKind } from '@lantai/contract/backup/backup.ts';
import { changed, command } from '#platform/command.ts';

type Test = {
  readonly set: string;
  readonly kind: TestKind;
  readonly seconds: number;
  readonly faults: DrillCertificate['faults'];
  readonly certificate?: DrillCertificate;
};

/** What came of a verification, a drill or a restoring is entered into 表 A.2, once and for good. */
export const registerTest = command({
  name: 'backup.register-test',

  async perform({ tx, actor, now }, { set, kind, seconds, faults, certificate }: Test) {
    const { id } = await tx
      .insertInto('backup_test')
      .values({
        set_name: set,
        kind,
        tested_at: now,
        tested_by: actor.name,
        seconds,
        passed: faults.length === 0,
        faults: JSON.stringify(faults.slice(0, 200)),
        certificate: certificate ? JSON.stringify(certificate) : null,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return changed(id, {
      subject: `backup-set:${set}`,
      details: { kind, passed: faults.length === 0, faults: faults.slice(0, 20), seconds },
    });
  },
});
