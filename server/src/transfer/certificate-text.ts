import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import type { printCertificate } from '@lantai/contract/transfer/record-transfer.api.ts';

export type Certificate = Omit<
  ReplyOf<typeof printCertificate>,
  'text' | 'textSm3' | 'signature' | 'signatureFile'
>;

/** The certificate as the text that is signed: what the printed page says, line by line, and nothing more. */
export function certificateText(certificate: Certificate): string {
  const { archiveCode, archiveName, items, position, firstCode, lastCode } = certificate;
  const lines: [string, string][] = [
    ['编号', certificate.certificateNumber],
    ['出具单位', certificate.unitName],
    ['档号', certificate.code],
    ['题名', certificate.title],
    ['文号', certificate.documentNumber ?? ''],
    ['接收档案馆', archiveCode === null ? archiveName : `${archiveName}（${archiveCode}）`],
    ['移交日期', certificate.transferredOn],
    ['进馆批次', certificate.batchNumber],
    ['移交清单', `第 ${position} 件，全批 ${items} 件，${firstCode} 至 ${lastCode}`],
    ['移交期限', dueText(certificate)],
    ['出具日期', certificate.printedOn],
    ['经办', certificate.printedByName ?? ''],
  ];
  return `档案移交证明\n${lines.map(([name, value]) => `${name}：${plain(value)}\n`).join('')}`;
}

/** A line end in a title would look like a line of its own. */
const plain = (value: string) => value.replaceAll(/\s*[\r\n]+\s*/g, ' ');

function dueText({ dueYear, early }: Certificate): string {
  if (dueYear === null || early === null) return '不按年限移交';
  return `${early ? '提前移交' : '期限届满后移交'}（应于 ${dueYear} 年年底前移交）`;
}
