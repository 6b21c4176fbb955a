import { packageProfileNames } from '@lantai/contract/preservation/package-profile.ts';
import type { SelfTestFault } from '@lantai/contract/transfer/self-test.ts';
import { readPackageFolder } from '../transfer/package/read-package-folder.ts';
import type { CliCommand } from './commands.ts';
import { describeSignature, type ToldSignature, toldSignature } from './signature-verify.ts';
import { tellVerdict } from './tell-verdict.ts';

/** For the side that receives a package: by what is in it, and nothing else. */
export const verifyTransferPackage: CliCommand = {
  usage: 'DIR [--trust DIR | --data DIR]',
  summary:
    '核对移交信息包（DA/T 93 或档发〔2012〕7号）：摘要、目录与文件双向、封装包、签名；不合规时退出码为 1，无法读取为 2',

  run: (line) =>
    tellVerdict(line, async (folder) => {
      const reading = await readPackageFolder(folder);
      if (!reading) return null;
      const { profile, records, faults, signature } = reading;
      const signed = signature && (await toldSignature(line, signature));
      const name = profile ? packageProfileNames[profile] : '';
      const broken = signed && signed.outcome !== 'holds' ? [describeSignature(signed)] : [];
      return {
        errors: [
          ...faults.map((fault) => ({ code: 'package-differs', message: sentenceOf(fault) })),
          ...broken.map((message) => ({ code: 'signature-broken', message })),
        ],
        warnings: signed ? [] : [{ code: 'unsigned', message: '移交信息包没有签名。' }],
        sound: `${name} 移交信息包，${records} 件，${signed ? signedBy(signed) : '未签名'}；`,
      };
    }),
};

const signedBy = ({ signer, keyDigest, trust }: ToldSignature) =>
  `由“${signer}”签名（公钥摘要（SM3）${keyDigest}；${trust}）`;

function sentenceOf({ object, expected, actual }: SelfTestFault): string {
  return `${object}：应为 ${expected}，实为 ${actual}。`;
}
