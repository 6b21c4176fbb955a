import { type JobContext, job } from '#platform/job.ts';
import { openBackupFolder } from './backup-folder.ts';
import { findStandingSets, getPolicy } from './backup-queries.ts';
import { destroySet } from './destroy-set.ts';
import { registerSet } from './register-set.ts';
import { registerTest } from './register-test.ts';
import { rehearseRestore, seedOf } from './rehearse-restore.ts';
import { removeDestroyed } from './remove-destroyed.ts';
import { newestSet } from './restore-set.ts';
import { type BackupWork, backupWork, carryOut } from './start-work.ts';
import { type Source, takeSet } from './take-set.ts';
import { verifySet } from './verify-set.ts';

/**
 * Takes a set, verifies one, or rehearses a restore, as the policy in force says. Cut off, it begins again: what is in
 * the pool is not copied twice, and nothing is registered before it is done.
 */
export const carryOutBackup = (source: Source) =>
  job({
    name: carryOut,
    payload: backupWork,
    perform: (context, payload: BackupWork): Promise<object> => {
      if (payload.work === 'drill') return drill(source, context);
      if (payload.work === 'verification') return verification(context, payload.set);
      return taking(source, context, payload.work);
    },
  });

async function openFolder({ read }: JobContext, make = false) {
  const policy = await read(getPolicy);
  const keyFile = policy.keyFile ?? undefined;
  return { policy, folder: await openBackupFolder(policy.folder, { keyFile, make }) };
}

async function taking(source: Source, context: JobContext, kind: 'full' | 'incremental') {
  const { now, run, read, progress } = context;
  const { policy, folder } = await openFolder(context, true);
  const taken = await takeSet({
    source,
    folder,
    kind,
    now,
    onProgress: (bytes) => progress(bytes, null, '备份'),
  });
  const set = await run(registerSet, { ...taken, folder, policyVersion: policy.version });
  const standing = (await read(findStandingSets)).filter((one) => one.folder === folder.path);
  for (const old of standing.slice(policy.keepSets))
    await run(destroySet, {
      set: old.set,
      reason: `备份策略第 ${policy.version} 版只留 ${policy.keepSets} 个备份集`,
    });
  await removeDestroyed(source, { read, folder });
  return { set, written: taken.written, missing: taken.manifest.header.missing };
}

async function verification(context: JobContext, set: string | undefined) {
  const { folder } = await openFolder(context);
  const began = performance.now();
  const chosen = await newestSet(folder, set);
  const { faults, bytes } = await verifySet(folder, chosen, (read) =>
    context.progress(read, null, '校验'),
  );
  const told = faults.map(({ path, fault }) => ({
    where: path,
    what: fault === 'missing' ? '缺失' : '内容已变',
  }));
  const seconds = (performance.now() - began) / 1000;
  await context.run(registerTest, { set: chosen, kind: 'verification', seconds, faults: told });
  return { set: chosen, bytes, faults: told.length };
}

async function drill({ ownerUrl }: Source, context: JobContext) {
  const { now, run, progress } = context;
  const { policy, folder } = await openFolder(context);
  const set = await newestSet(folder);
  let step = 0;
  const certificate = await rehearseRestore({
    folder,
    set,
    ownerUrl,
    sample: policy.sample,
    seed: seedOf(set, now()),
    now,
    onStep: (note) => progress(step++, 4, note),
  });
  const { seconds, faults, passed } = certificate;
  const testId = await run(registerTest, { set, kind: 'drill', seconds, faults, certificate });
  return { set, testId, passed, seconds };
}
