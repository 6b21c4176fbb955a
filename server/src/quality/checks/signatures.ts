import {
  areAllTrusted,
  type SignatureReading,
  type SignatureVerdict,
  signatureKindNames,
  trustRemarks,
} from '@lantai/contract/preservation/signature.ts';
import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import { readSignatures } from '../../preservation/signatures/read-signatures.ts';
import { failed, notApplicable, notRun, passed } from '../check.ts';
import type { CheckSurroundings } from '../check-subject.ts';
import { formatOf, isEep } from '../content-format.ts';
import { findUnverifiable } from '../content-restrictions.ts';
import { instantInShanghai } from '../report-time.ts';
import { packageSignatures } from './packages.ts';

/** By whose rules a signature is judged, and whom they trust. */
export type SignatureRules = Pick<CheckSurroundings, 'stage' | 'policy' | 'trust'>;

/** What a file carries of signatures, seals and timestamps, each as something that was looked at. */
export async function signaturesIn(
  path: string,
  fileName: string,
  by: SignatureRules,
): Promise<SeenObject[]> {
  const { stage, trust } = by;
  const format = await formatOf(path, fileName);
  if (format === 'PDF' || format === 'OFD')
    return asSeen(await readSignatures(path, format, { trust }), fileName, by);
  if (await isEep(path)) {
    if (stage === 'BC')
      return [notApplicable(`${fileName} 封装包电子签名`, '长期保存环节由 1-16 检测')];
    const seen = await packageSignatures(path, fileName, by);
    if (seen.some(({ outcome }) => outcome !== 'not-applicable')) return seen;
  }
  const found = await findUnverifiable(path, format);
  if (found.length === 0) return [withoutSignature(fileName)];
  return found.map((what) => notRun(`${fileName} ${what}`, '这种格式的签名，本版尚不能验证'));
}

const withoutSignature = (fileName: string) =>
  notApplicable(`${fileName} 电子签名、印章`, '文件中没有电子签名和电子印章');

function asSeen(reading: SignatureReading, fileName: string, by: SignatureRules): SeenObject[] {
  if (reading.kind === 'failed') return [notRun(`${fileName} 电子签名、印章`, reading.reason)];
  const { signatures, uncovered, unsearched } = reading;
  if (signatures.length + unsearched.length === 0) return [withoutSignature(fileName)];
  return [
    ...signatures.map((one) => signatureSeen(one, fileName, by)),
    ...(uncovered.length > 0
      ? [notRun(`${fileName} 签名未覆盖的内容`, `不受签名保护：${listed(uncovered)}`)]
      : []),
    ...unsearched.map((why) => notRun(`${fileName} 电子签名、印章`, why)),
  ];
}

/** A signature out of its certificate's time, or after its revocation, does not hold in this item, whatever its digests say (GB/T 38540-2020, 7.3). */
function signatureSeen(
  verdict: SignatureVerdict,
  fileName: string,
  { policy }: SignatureRules,
): SeenObject {
  const object = `${fileName} ${signatureKindNames[verdict.kind]}（${verdict.name}）`;
  const sound = '摘要一致，签名、印章、时间戳正确，签署时证书有效';
  const expected = policy.trustDemanded ? `${sound}，签署各方可信` : sound;
  const evidence = evidenceOf(verdict);
  if (verdict.outcome === 'broken')
    return failed(object, expected, `不成立：${listed(verdict.faults)}`, evidence);
  if (verdict.outcome === 'not-verified')
    return notRun(object, [listed(verdict.obstacles), evidence].filter(Boolean).join('；'));
  if (verdict.validWhenSigned === false)
    return failed(object, expected, `摘要和签名一致，${whyNotValid(verdict)}`, evidence);
  if (policy.trustDemanded && !areAllTrusted(verdict))
    return failed(object, expected, '摘要和签名一致，签署各方不都可信', evidence);
  return passed(object, expected, '成立', evidence);
}

const whyNotValid = ({ trust }: SignatureVerdict) =>
  trust?.outcome === 'revoked' ? '签署时证书已吊销' : '签署时证书或印章不在有效期内';

/** Who, when, how, over what, and what else has to be known. */
function evidenceOf(verdict: SignatureVerdict): string {
  const { signer, signedAt, algorithm, seal, timestamp, coverage, remarks } = verdict;
  const said = [
    ['印章', seal],
    ['签署人', signer],
    ['时间', signedAt && instantInShanghai(new Date(signedAt))],
    ['算法', algorithm],
    ['时间戳', timestamp?.at && instantInShanghai(new Date(timestamp.at))],
    ['时间戳机构', timestamp?.authority],
    ['覆盖', coverage],
  ].flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
  return [...said, ...trustRemarks(verdict), ...remarks].join('；');
}

/** A package of thousands of files names the first of them. */
function listed(all: readonly string[]): string {
  const named = all.slice(0, 8).join('、');
  return all.length > 8 ? `${named}等 ${all.length} 项` : named;
}
