import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { givenDataDirectory, signIn, startArchive } from './running-archive.ts';

const credentials = (printed: string) =>
  Object.fromEntries(
    [...printed.matchAll(/(sysadmin|secadmin|auditor)\s+(\S+)/g)].map(([, login, password]) => [
      login,
      password ?? '',
    ]),
  );

test('an empty archive shows three first passwords, once, and finds its data after any end', async () => {
  await using data = await givenDataDirectory();

  await using first = await startArchive(data.path);
  const passwords = credentials(first.printed());
  expect(new Set(Object.keys(passwords))).toEqual(new Set(['sysadmin', 'secadmin', 'auditor']));
  const cookie = await signIn(first.address, 'sysadmin', passwords.sysadmin ?? '');

  // The first password opens nothing but its own change.
  const units = await fetch(`${first.address}/api/identity/units`, { headers: { cookie } });
  expect([units.status, (await units.json()).code]).toEqual([403, 'actor.must-change-password']);
  const change = await fetch(`${first.address}/api/session/password`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify({ oldPassword: passwords.sysadmin, newPassword: 'Orchid-2026-pavilion' }),
  });
  expect(change.status).toBe(200);

  // Pull the plug: PostgreSQL lives on without us, and the next start adopts it.
  await first.kill('SIGKILL');
  await using second = await startArchive(data.path);
  expect(second.printed()).not.toContain('口令只显示这一次');
  await expect(signIn(second.address, 'sysadmin', 'Orchid-2026-pavilion')).resolves.toContain(
    'lantai_session=',
  );

  expect(await second.kill('SIGTERM')).toBe(0);
  await using third = await startArchive(data.path);
  const ready = await fetch(`${third.address}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([200, { status: 'ready' }]);
  // npm hands a signal on as well: the second of the two must not cut the stop short.
  const ended = third.kill('SIGTERM');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await expect(Promise.all([ended, third.kill('SIGTERM')])).resolves.toEqual([0, 0]);
  await expect(readFile(join(data.path, 'postgres/cluster/postmaster.pid'))).rejects.toThrow(
    'ENOENT',
  );
}, 300_000);
