import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { isSignedBy, OfficeSystem } from '../../../../examples/office-system/office-system.mjs';
import { verifyReceiptFile } from '../../command-line/receipt-verify.ts';
import { givenKey, passphrase } from '../../preservation/signing/given-key.test-fixture.ts';
import { pem } from '../../preservation/signing/pem.ts';
import { givenExchange, sentDocument } from './given-exchange.test-fixture.ts';

beforeEach(() => void vi.stubEnv('LANTAI_KEY_PASSPHRASE', passphrase));
afterEach(() => void vi.unstubAllEnvs());

test('a receipt is signed with the archive’s key, and an office system that was told its certificate relies on no other', async () => {
  await using exchange = await givenExchange();
  const { url, source, archive } = exchange;
  const { key } = await givenKey(archive.directory);
  const certificate = pem('CERTIFICATE', Buffer.from(key.certificate, 'base64'));
  const system = new OfficeSystem({ url, token: source.token, certificate });
  const receipt = await system.deliver(sentDocument('OA-1'));
  expect(receipt.signature).toMatchObject({ keyId: key.keyId, certificate: key.certificate });
  const again = await system.receipt(receipt.receiptId);
  expect([isSignedBy({ receipt: again, certificate }), await system.receipts('OA-1')]).toEqual([
    true,
    [expect.objectContaining({ receiptId: receipt.receiptId })],
  ]);
  for (const forged of [
    { ...again, state: 'archived' },
    { ...again, archivalCode: 'A001-WS·2025-Y-BGS-0001' },
    { ...again, invented: true },
    { ...again, components: [] },
  ])
    expect(isSignedBy({ receipt: forged, certificate })).toBe(false);

  const { key: other } = await givenKey(join(archive.directory, 'elsewhere'));
  const mistrusting = new OfficeSystem({
    ...{ url, token: source.token, certificate: other.certificate },
  });
  await expect(mistrusting.receipt(receipt.receiptId)).rejects.toMatchObject({ name: 'Unproven' });
});

test('an archive without a key sends receipts without the field, and a system that wants it refuses them', async () => {
  await using exchange = await givenExchange();
  const { url, source, system } = exchange;
  const receipt = await system.deliver(sentDocument('OA-1'));
  expect(Object.keys(receipt)).not.toContain('signature');
  const strict = new OfficeSystem({ url, token: source.token, certificate: 'MIIB' });
  await expect(strict.receipt(receipt.receiptId)).rejects.toMatchObject({ name: 'Unproven' });
});

test('the command line verifies stored receipts, one or several', async () => {
  await using exchange = await givenExchange();
  const { system, archive } = exchange;
  await givenKey(archive.directory);
  const receipt = await system.deliver(sentDocument('OA-1'));
  const path = join(archive.directory, 'receipts.json');
  const said = vi.spyOn(console, 'log').mockImplementation(() => {});
  const ask = async (told: unknown) => {
    await writeFile(path, JSON.stringify(told));
    process.exitCode = 0;
    said.mockClear();
    await verifyReceiptFile.run({ positionals: [path], options: {}, json: true });
    const answer = JSON.parse(String(said.mock.calls[0]?.[0])) as {
      signature: { outcome: string } | null;
    }[];
    const { exitCode } = process;
    process.exitCode = 0;
    return [exitCode, answer.map(({ signature }) => signature?.outcome ?? null)];
  };
  const { signature: _, ...bare } = receipt;
  expect(await ask(receipt)).toEqual([0, ['holds']]);
  expect(await ask({ ...receipt, sourceId: 'OA-2' })).toEqual([1, ['broken']]);
  expect(await ask({ receipts: [receipt, bare] })).toEqual([1, ['holds', null]]);
  said.mockRestore();
});

test('the verifier in the example is the one that goes with the trail, to the byte', async () => {
  const text = (path: string) => readFile(new URL(path, import.meta.url), 'utf8');
  expect(await text('../../../../examples/office-system/verify-signature.mjs')).toBe(
    await text('../../audit/verify-signature.mjs'),
  );
});
