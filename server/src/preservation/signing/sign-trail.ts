import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blockName, findBlockHeights } from '#audit/sealing/block-files.ts';
import { checkBlock } from '#audit/sealing/check-block.ts';
import {
  type DetachedVerdict,
  readSignatureOf,
  signatureName,
  signDetached,
  verifyDetached,
} from './detached-signature.ts';
import type { Keystore, OwnKeys } from './keystore.ts';
import type { Signer } from './signer.ts';
import { writeWhole } from './write-whole.ts';

/**
 * Signs every sealed block that has no signature yet, the newest first: through the chain one signature
 * vouches for all before it. A block that is not whole is left alone, so that nothing false is signed.
 */
export async function signTrail(directory: string, signer: Signer): Promise<number> {
  let signed = 0;
  for (const height of await unsignedHeights(directory)) {
    const path = join(directory, blockName(height));
    const content = await readFile(path);
    if (checkBlock(height, content.toString('utf8')).faults.length > 0) continue;
    await writeWhole(signatureName(path), await signDetached(content, signer));
    signed += 1;
  }
  return signed;
}

/** Told by the names alone: a trail has a hundred thousand blocks after some years. */
async function unsignedHeights(directory: string): Promise<number[]> {
  const heights = await findBlockHeights(directory);
  if (heights.length === 0) return [];
  const names = new Set(await readdir(directory));
  return heights.filter((height) => !names.has(signatureName(blockName(height)))).toReversed();
}

/** What the program does by itself while it runs: nothing where there is no key. */
export async function signNewBlocks(
  directory: string,
  keystore: Keystore,
  now: Date,
): Promise<number> {
  if ((await unsignedHeights(directory)).length === 0) return 0;
  const signer = await keystore.usualSigner(now);
  return signer ? signTrail(directory, signer) : 0;
}

type SignatureFault =
  | 'signature-broken'
  | 'signature-not-verified'
  | 'signer-unknown'
  | 'key-revoked';

export type TrailSignatures = {
  /** Blocks whose signature holds, and who signed them. */
  readonly signed: number;
  readonly signers: readonly string[];
  readonly unsigned: number;
  readonly findings: readonly {
    readonly height: number;
    readonly kind: SignatureFault;
  }[];
};

/**
 * Whether the signatures beside the blocks hold. Anybody can make a key and sign with it: given the
 * public keys of the keystore, a signature by another is found out as well.
 */
export async function verifyTrailSignatures(
  directory: string,
  ownKeys?: OwnKeys,
): Promise<TrailSignatures> {
  const findings: TrailSignatures['findings'][number][] = [];
  const signers = new Set<string>();
  let [signed, unsigned] = [0, 0];
  for (const height of await findBlockHeights(directory)) {
    const path = join(directory, blockName(height));
    const text = await readSignatureOf(path);
    if (text === undefined) {
      unsigned += 1;
      continue;
    }
    const content = await readFile(path);
    const verdict = verifyDetached(content, text);
    const kind = faultOf(verdict, ownKeys, () => sealedAt(height, content));
    if (kind) findings.push({ height, kind });
    else {
      signed += 1;
      if (verdict.signer) signers.add(verdict.signer);
    }
  }
  return { signed, unsigned, signers: [...signers], findings };
}

function faultOf(
  { outcome, publicKey }: DetachedVerdict,
  ownKeys: OwnKeys | undefined,
  sealed: () => string | undefined,
): SignatureFault | undefined {
  if (outcome === 'broken') return 'signature-broken';
  if (outcome === 'not-verified') return 'signature-not-verified';
  if (!ownKeys) return undefined;
  const revokedAt = ownKeys.get(publicKey ?? '');
  if (revokedAt === undefined) return 'signer-unknown';
  const at = sealed();
  return revokedAt !== null && (at === undefined || at > revokedAt) ? 'key-revoked' : undefined;
}

/** When the block was sealed, in milliseconds as a revocation is; nobody can have signed it before. */
function sealedAt(height: number, content: Buffer): string | undefined {
  const at = checkBlock(height, content.toString('utf8')).header?.sealedAt;
  return at && new Date(at).toISOString();
}

const words: Readonly<Record<SignatureFault, string>> = {
  'signature-broken': '的签名不成立：块文件或签名被改动',
  'signature-not-verified': '的签名没有验证：证书或签名的写法不认识',
  'key-revoked': '在签名密钥作废之后才封存，签名不予采信',
  'signer-unknown': '的签名不是本馆密钥库中的密钥所签',
};

export function reportTrailSignatures(found: TrailSignatures): string {
  const { signed, unsigned, signers, findings } = found;
  const who = signers.length > 0 ? `（${signers.join('、')}）` : '';
  return [
    `审计块签名成立 ${signed} 个${who}，未签名 ${unsigned} 个；证书链未核验。`,
    ...findings.map(({ height, kind }) => `第 ${height} 块${words[kind]}。`),
  ].join('\n');
}
