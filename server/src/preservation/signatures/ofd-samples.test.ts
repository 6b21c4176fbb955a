import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hasRealData, realData } from '../given-store.test-fixture.ts';
import { readSignatures } from './read-signatures.ts';

const isHere = hasRealData('ofd');

/**
 * Made by four different programs. Each verdict was also found with openssl on the command line: the
 * digests of all files, the digest of Signature.xml, the value of the signature and that of the seal.
 */
const verdicts: Readonly<Record<string, readonly string[]>> = {
  'ofdrw-converter-SignScaleError.ofd': ['seal holds, in its time'],
  'ofdrw-converter-draw_param_ref.ofd': ['seal holds, in its time', 'not covered: 2'],
  'ofdrw-converter-testImageOverridePage.ofd': [
    'signature holds, in its time',
    'signature holds, in its time',
  ],
  // OFDEntries.xml by GM/T 0099, which is no signature of OFD's own.
  'ofdrw-crypto-hello-integrity.ofd': ['not searched: 1'],
  // OFD.xml names a list of signatures that is not there.
  'ofdrw-layout-fptpl.ofd': ['signature broken', 'not covered: 11'],
  // The values are right; three protected files were changed afterwards.
  'ofdrw-layout-keyword.ofd': ['seal broken, in its time', 'signature broken', 'not covered: 3'],
  'ofdrw-reader-keyword.ofd': ['seal broken, in its time', 'signature broken', 'not covered: 3'],
  'ofdrw-reader-SESV4SignDoc.ofd': ['seal holds, out of its time'],
  // A bare value without a certificate.
  'ofdrw-sign-DigitalSign.ofd': ['signature not-verified'],
  'ofdrw-sign-allprotected.ofd': ['seal holds, in its time'],
  'ofdrw-sign-signedFile.ofd': ['seal holds, in its time'],
};

const times = new Map<boolean | null, string>([
  [true, ', in its time'],
  [false, ', out of its time'],
]);

test.runIf(isHere)('each real OFD gets the verdict that it deserves', async () => {
  const folder = join(realData, 'ofd');
  const found: Record<string, string[]> = {};
  for (const name of readdirSync(folder)) {
    const reading = await readSignatures(join(folder, name), 'OFD');
    if (reading.kind === 'failed') throw new Error(`${name}: ${reading.reason}`);
    const { signatures, uncovered, unsearched } = reading;
    const lines = [
      ...signatures.map(
        ({ kind, outcome, validWhenSigned }) =>
          `${kind} ${outcome}${times.get(validWhenSigned) ?? ''}`,
      ),
      ...(uncovered.length > 0 ? [`not covered: ${uncovered.length}`] : []),
      ...(unsearched.length > 0 ? [`not searched: ${unsearched.length}`] : []),
    ];
    if (lines.length > 0) found[name] = lines;
  }
  expect(found).toEqual(verdicts);
});
