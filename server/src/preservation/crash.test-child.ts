import { addVersion } from './add-version.ts';
import { givenObject, note, openStore, stageText } from './given-store.test-fixture.ts';
import { writeObject } from './write-object.ts';

// Run as a process of its own by store-crash.test.ts, which wants it killed in the middle of its work.
const [data = '', work = '', killAt = '0'] = process.argv.slice(2);

let step = 0;
function onStep(name: string): void {
  step += 1;
  if (step !== Number(killAt)) return;
  process.stdout.write(name);
  process.kill(process.pid, 'SIGKILL');
}

const { root, staging } = await openStore(data);
if (work === 'write') {
  await writeObject(root, await givenObject(staging, 'urn:x:1'), { onStep });
} else if (work === 'add') {
  const { sha512, sm3 } = await stageText(staging, 'a better copy');
  const put = [{ logicalPath: 'content/001-正本.txt', source: { staged: sha512, sm3 } }];
  await addVersion(root, 'urn:x:1', { ...note, base: 'v1', put, onStep });
} else {
  for (let number = 0; ; number += 1) {
    await writeObject(root, await givenObject(staging, `urn:x:${number}`));
    process.stdout.write('.');
  }
}
