import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { givenFolder } from '../given-folder.test-fixture.ts';
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

/** Each file that the signatures of a sample protect, by what Signature.xml says in its own words. */
function protectedFiles(files: Readonly<Record<string, Uint8Array>>): string[] {
  const described = Object.keys(files).filter((name) => /\/Signature\.xml$/.test(name));
  const named = described.flatMap((name) =>
    [
      ...Buffer.from(files[name] ?? [])
        .toString()
        .matchAll(/FileRef="\/?([^"]+)"/g),
    ].map(([, file = '']) => file),
  );
  return [...new Set(named)];
}

const kindOf = (name: string): string => {
  if (/\/Pages\/.*\.xml$/i.test(name)) return 'page';
  if (/\/Annots?\//i.test(name)) return 'annotation';
  if (/\.esl$/i.test(name)) return 'seal';
  if (/\.(?:png|jpe?g|jb2|bmp)$/i.test(name)) return 'picture';
  if (/\.(?:ttf|otf|cff)$/i.test(name)) return 'font';
  return 'other';
};

test.runIf(isHere)(
  'one byte changed in any file that a seal protects breaks it, and the file is named',
  async () => {
    await using own = await givenFolder();
    const changed = new Set<string>();
    for (const [sample, [verdict = '']] of Object.entries(verdicts)) {
      if (!/(?:seal|signature) holds/.test(verdict)) continue;
      const files = unzipSync(readFileSync(join(realData, 'ofd', sample)));
      for (const name of protectedFiles(files)) {
        const reading = await readChanged(own, files, name);
        if (!reading) continue;
        expect(faultsOf(reading), `${sample} ${name}`).toContain(name);
        changed.add(kindOf(name));
      }
      for (const name of Object.keys(files).filter((one) => /SignedValue\.dat$/.test(one))) {
        // The number that is the signature stands last.
        const reading = await readChanged(own, files, name, -2);
        const outcomes =
          reading?.kind === 'read' ? reading.signatures.map(({ outcome }) => outcome) : [];
        expect(
          outcomes.some((outcome) => outcome !== 'holds'),
          `${sample} ${name}`,
        ).toBe(true);
      }
    }
    expect(changed).toEqual(new Set(['annotation', 'other', 'page', 'picture', 'seal']));
  },
  60_000,
);

/** The verdict on a sample in one of whose files one bit of a byte is another; nothing where the file has none. */
async function readChanged(
  own: Awaited<ReturnType<typeof givenFolder>>,
  files: Readonly<Record<string, Uint8Array>>,
  name: string,
  place?: number,
) {
  const bytes = Buffer.from(files[name] ?? []);
  if (bytes.length === 0) return undefined;
  const at = place === undefined ? bytes.length >> 1 : bytes.length + place;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  const path = await own.write('a.ofd', zipSync({ ...files, [name]: bytes }, { level: 0 }));
  return readSignatures(path, 'OFD');
}

/** What is said against the signatures; a list of signatures or a page that is no XML any more is refused as a whole. */
function faultsOf(reading: Awaited<ReturnType<typeof readSignatures>>): string {
  if (reading.kind === 'failed') return reading.reason;
  return reading.signatures
    .filter(({ outcome }) => outcome === 'broken')
    .flatMap(({ faults }) => faults)
    .join();
}
