import { systemActor } from '#platform/actor.ts';
import { connect } from '#platform/database.ts';
import { startJobRunner } from '#platform/job-runner.ts';
import { openStorage } from '../storage.ts';
import { inspectFixity } from './inspect-fixity.job.ts';

// Run as a process of its own by inspection.test.ts, which kills it while it reads.
const [url = '', directory = ''] = process.argv.slice(2);
const platform = { db: connect(url, 4), now: () => new Date() };
startJobRunner({
  platform,
  runtimeUrl: url,
  jobs: [inspectFixity({ platform, storage: await openStorage(directory) })],
  actorOf: async () => systemActor,
  log: { info: () => undefined, error: (error: unknown) => console.error(error) },
});
