import { expect, test } from 'vitest';
import { requireOutside } from './require-outside.ts';

test('a backup folder is refused within the data directory, however it is written', () => {
  const within = (folder: string) => () => requireOutside({ directory: '/srv/lantai' }, folder);
  for (const folder of ['/srv/lantai', '/srv/lantai/', '/srv/lantai/backup', '/srv/x/../lantai/a'])
    expect(within(folder)).toThrow('backup.folder-inside');
  for (const folder of ['/srv', '/srv/lantai-backup', '/backup', '/srv/lantai/../backup'])
    expect(within(folder)).not.toThrow();
});
