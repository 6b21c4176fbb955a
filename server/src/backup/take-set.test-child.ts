import { openBackupFolder } from './backup-folder.ts';
import { takeSet } from './take-set.ts';

// Run as a process of its own by take-set.test.ts, which wants it killed in the middle of its work.
const [path = '', ownerUrl = '', directory = '', killAt = '0'] = process.argv.slice(2);

let files = 0;
await takeSet({
  source: { ownerUrl, directory, program: 'test' },
  folder: await openBackupFolder(path, {}),
  kind: 'full',
  now: () => new Date(),
  onProgress: async () => {
    files += 1;
    if (files !== Number(killAt)) return;
    process.stdout.write(`killed at ${killAt}`);
    process.kill(process.pid, 'SIGKILL');
  },
});
