import { test } from 'vitest';
import { openTestArchive } from './test-archive.ts';
import { openTestServer } from './test-server.ts';
test('x', async () => {
  await using archive = await openTestArchive();
  await using server = await openTestServer(archive);
  console.log(server.app.printRoutes({ commonPrefix: false }));
});
