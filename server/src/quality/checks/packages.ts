import { trustText } from '@lantai/contract/preservation/trust.ts';
import type { SeenObject } from '@lantai/contract/quality/check-result.ts';
import {
  type EepSignatureVerdict,
  verifyEepSignatures,
} from '../../preservation/eep/verify-eep-signatures.ts';
import { failed, notApplicable, notRun, passed, type RecordCheck } from '../check.ts';
import { isEep } from '../content-format.ts';
import { packagedIn } from '../keeping/packaged.ts';
import type { SignatureRules } from './signatures.ts';

/** DA/T 70, BC-1-15 and BC-1-16 ask it of packages; an object of OCFL is none. */
const notPackaged = '不是 EEP 封装包（以 OCFL 对象保存），DA/T 48 的要求不适用';

/** 1-15: a package is built as DA/T 48 says, appendix B. */
export const packagesAreWellFormed: RecordCheck = {
  code: '1-15',
  async look(subject) {
    const packages = await packagedIn(subject);
    if (packages.length === 0) return { seen: [notApplicable('封装包结构', notPackaged)] };
    const seen = packages.flatMap(({ fileName, reading }) => {
      const faults = reading.findings.filter(
        // Whether its signatures hold is asked by 1-16.
        ({ severity, rule }) => severity === 'error' && rule !== 'signature-broken',
      );
      if (faults.length === 0) return [passed(fileName, '符合 DA/T 48 附录 B', '符合')];
      return faults.map(({ place, message }) =>
        failed(`${fileName} ${place}`.trim(), '符合 DA/T 48 附录 B', message),
      );
    });
    return { seen, tool: { name: 'libxml2-wasm', version: 'DA/T 48-2009 Schema' } };
  },
};

/** 1-16: the signatures of a package hold over what they are said to sign. */
export const packageSignaturesHold: RecordCheck = {
  code: '1-16',
  async look(subject) {
    const seen: SeenObject[] = [];
    for (const { row, path } of subject.components)
      if (path !== null && (await isEep(path)))
        seen.push(...(await packageSignatures(path, row.file_name, subject)));
    return { seen: seen.length > 0 ? seen : [notApplicable('封装包电子签名', notPackaged)] };
  },
};

export async function packageSignatures(
  path: string,
  fileName: string,
  by: SignatureRules,
): Promise<SeenObject[]> {
  const { signatures, refused } = await verifyEepSignatures(path, by.trust);
  if (refused !== null) return [notRun(`${fileName} 电子签名`, '封装包不能读取，见 1-15')];
  if (signatures.length === 0)
    return [notApplicable(`${fileName} 电子签名`, '封装包没有电子签名块，没有可验证的签名')];
  return signatures.map((signature) => asSeen(fileName, signature, by));
}

const kindNames = { signature: '电子签名', lock: '锁定签名' } as const;

function asSeen(
  fileName: string,
  verdict: EepSignatureVerdict,
  { policy }: SignatureRules,
): SeenObject {
  const { kind, id, outcome, reason, validWhenSigned, trust } = verdict;
  const object = `${fileName} ${kindNames[kind]} ${id}`.trim();
  const expected = policy.trustDemanded
    ? '签名正确，签署时证书有效，签署人可信'
    : '签名正确，签署时证书有效';
  if (outcome === 'not-verified') return notRun(object, reason ?? '不能验证');
  const evidence = evidenceOf(verdict);
  if (outcome === 'broken') return failed(object, expected, `不成立：${reason}`, evidence);
  if (validWhenSigned === false)
    return failed(object, expected, `不成立：${whyNotValid(verdict)}`, evidence);
  if (policy.trustDemanded && trust?.outcome !== 'trusted')
    return failed(object, expected, '签名正确，签署人不可信', evidence);
  return passed(object, expected, '成立', evidence);
}

const whyNotValid = ({ trust }: EepSignatureVerdict) =>
  trust?.outcome === 'revoked' ? '签署时证书已吊销' : '签署时证书不在有效期内';

function evidenceOf({ signer, issuer, signedAt, algorithm, trust }: EepSignatureVerdict): string {
  return [
    signer && `签署人 ${signer}（证书颁发者 ${issuer}）`,
    signedAt && `时间 ${signedAt}`,
    `算法 ${algorithm}`,
    trust === null ? '证书不能读取' : trustText(trust),
  ]
    .filter(Boolean)
    .join('；');
}
