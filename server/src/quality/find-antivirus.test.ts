import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findAntivirus } from './find-antivirus.ts';
import { virusTestFile } from './given-check.test-fixture.ts';

test('ClamAV is used where the machine has it, in its own words', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lantai-clam-'));
  const path = process.env.PATH;
  try {
    const program = join(folder, 'clamscan');
    await writeFile(
      program,
      `#!/bin/sh
[ "$1" = --version ] && { echo 'ClamAV 1.4.3/27800/Mon Mar  1 08:00:00 2026'; exit 0; }
for last; do :; done
[ -r "$last" ] || exit 2
grep -q EICAR "$last" && { echo "$last: Win.Test.EICAR_HDB-1 FOUND"; exit 1; }
echo "$last: OK"
`,
    );
    await chmod(program, 0o755);
    process.env.PATH = `${folder}:${path}`;
    const antivirus = await findAntivirus();
    expect(antivirus).toMatchObject({
      name: 'clamscan',
      version: '1.4.3/27800',
      listedOn: '2026-03-01',
    });
    const [clean, infected] = [join(folder, 'clean'), join(folder, 'infected')];
    await writeFile(clean, 'text');
    await writeFile(infected, virusTestFile);
    expect(await antivirus?.scan(clean)).toBeNull();
    expect(await antivirus?.scan(infected)).toBe('Win.Test.EICAR_HDB-1');
    await expect(antivirus?.scan(join(folder, 'absent'))).rejects.toThrow('未能扫描');
  } finally {
    process.env.PATH = path;
    await rm(folder, { recursive: true });
  }
});
