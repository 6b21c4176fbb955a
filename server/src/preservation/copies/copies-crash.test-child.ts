import { join } from 'node:path';
import { openStore } from '../given-store.test-fixture.ts';
import { followObject } from './follow-object.ts';
import { openPlace } from './given-copies.test-fixture.ts';
import { repairObject } from './repair-object.ts';

// Run as a process of its own by copies-crash.test.ts, which wants it killed between two steps.
const [data = '', work = '', killAt = '0'] = process.argv.slice(2);

let step = 0;
function onStep(name: string): void {
  step += 1;
  if (step !== Number(killAt)) return;
  process.stdout.write(name);
  process.kill(process.pid, 'SIGKILL');
}

const { root } = await openStore(data);
const copy = await openPlace(join(data, 'copy1'), '副本1');
if (work === 'follow') await followObject(root, copy.root, 'urn:x:1', { onStep });
else
  await repairObject({ name: '存储', root, copyId: null }, [copy], 'urn:x:1', {
    damaged: join(data, 'damaged'),
    onStep,
  });
