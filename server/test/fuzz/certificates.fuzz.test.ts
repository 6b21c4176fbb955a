import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { givenChain, revocationListOf } from '#preservation/trust/given-chain.test-fixture.ts';
import { readHanded } from '#preservation/trust/read-handed.ts';
import { readRevocationList } from '#preservation/trust/revocation-list.ts';
import { faultsOf } from './fuzz-parser.ts';

const thousandWays = 300_000;

const signedIn = (list: Uint8Array) => Buffer.from(readRevocationList(list).signed);

const sm2 = givenChain();
const rsa = givenChain('RSA');
const revoked = [{ of: sm2.signer, at: '2026-02-20T00:00:00Z', reason: 1 }];

test(
  'a certificate damaged in a thousand ways: what it says before it is trusted',
  async () => {
    const samples = [sm2.root, sm2.signer, rsa.root, rsa.signer].map((one) => one.certificate);
    const parse = async (path: string) =>
      readHanded({ kind: 'certificates', bytes: await readFile(path) });
    expect(await faultsOf({ fileName: 'a.cer', samples, parse })).toEqual([]);
  },
  thousandWays,
);

test(
  'a revocation list damaged in a thousand ways: what it says, and that a changed one is not taken',
  async () => {
    const whole = revocationListOf(sm2.issuing, revoked);
    const material = {
      name: '试验',
      certificates: [{ role: 'anchor' as const, der: sm2.issuing.certificate }],
      lists: [],
    };
    const now = '2026-03-10T00:00:00.000Z';
    const parse = async (path: string) => {
      const bytes = await readFile(path);
      const answer = await readHanded({ kind: 'list', bytes, material, now });
      if (
        answer.kind === 'list' &&
        !signedIn(Buffer.from(answer.list.content, 'base64')).equals(signedIn(whole))
      )
        throw new Error('a list that was changed has been taken');
      return answer;
    };
    expect(await faultsOf({ fileName: 'a.crl', samples: [whole], parse })).toEqual([]);
  },
  thousandWays,
);
