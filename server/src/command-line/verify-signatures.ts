import { existsSync } from 'node:fs';
import {
  type SignatureReading,
  type SignatureVerdict,
  signatureKindNames,
  signatureOutcomeNames,
  trustRemarks,
} from '@lantai/contract/preservation/signature.ts';
import { readSignatures } from '../preservation/signatures/read-signatures.ts';
import type { SignedFormat } from '../preservation/signatures/signature-task.ts';
import type { CliCommand } from './commands.ts';
import { trustOn } from './trust-on-line.ts';

const ofFormat = (format: SignedFormat): CliCommand => ({
  usage: 'FILE [--trust DIR | --data DIR]',
  summary: `验证 ${format} 中的电子签名、印章和时间戳，说明哪些内容不受其保护；签署人是否可信，按 --trust 的证书文件夹或 --data 中的信任列表`,

  async run(line) {
    const [file] = line.positionals;
    if (file === undefined) throw new TypeError(`缺少 ${format} 文件。`);
    if (!existsSync(file)) throw new TypeError(`没有文件 ${file}。`);
    const reading = await readSignatures(file, format, { trust: await trustOn(line) });
    if (!isSound(reading)) process.exitCode = 2;
    console.log(line.json ? JSON.stringify(reading) : report(reading));
  },
});

export const verifyOfdFile = ofFormat('OFD');
export const verifyPdfFile = ofFormat('PDF');

/** Everything that is there was looked at and holds; a document without any signature is sound as well. */
function isSound(reading: SignatureReading): boolean {
  if (reading.kind === 'failed') return false;
  const { signatures, uncovered, unsearched } = reading;
  return (
    uncovered.length + unsearched.length === 0 &&
    signatures.every(
      ({ outcome, validWhenSigned }) => outcome === 'holds' && validWhenSigned !== false,
    )
  );
}

function report(reading: SignatureReading): string {
  if (reading.kind === 'failed') return `没有验证：${reading.reason}`;
  const { signatures, uncovered, unsearched } = reading;
  const count = signatures.length === 0 ? '没有电子签名和电子印章' : `签名 ${signatures.length} 枚`;
  return [
    count,
    ...signatures.flatMap(describe),
    ...(uncovered.length > 0 ? ['不受签名保护：', ...uncovered.map((one) => `  ${one}`)] : []),
    ...unsearched.map((one) => `没有验证：${one}`),
  ].join('\n');
}

function describe(verdict: SignatureVerdict): string[] {
  const { name, kind, outcome, faults, obstacles, remarks, coverage, timestamp } = verdict;
  const facts = [
    verdict.seal && `印章 ${verdict.seal}`,
    verdict.signer && `签署人 ${verdict.signer}（证书颁发者 ${verdict.issuer}）`,
    verdict.signedAt && `时间 ${verdict.signedAt}`,
    verdict.algorithm && `算法 ${verdict.algorithm}`,
    timestamp?.at && `时间戳 ${timestamp.at}，${timestamp.authority ?? '机构不明'}`,
    `覆盖 ${coverage}`,
  ].filter((fact) => fact !== null && fact !== undefined);
  return [
    `${signatureKindNames[kind]} ${name}：${signatureOutcomeNames[outcome]}`,
    ...[...faults, ...obstacles, ...facts, ...trustRemarks(verdict), ...remarks].map(
      (fact) => `  ${fact}`,
    ),
  ];
}
