import type { PackageProfile } from '@lantai/contract/preservation/package-profile.ts';
import type { ListedRecord } from '@lantai/contract/transfer/transfer-batch.ts';
import { tag } from '../../preservation/eep/eep-text.ts';
import type { ListedVolume } from './listed-volumes.ts';
import { fileNameOf } from './package-folder.ts';

export type DescribedPackage = {
  readonly profile: PackageProfile;
  readonly number: string;
  readonly unitName: string;
  readonly fondsCode: string;
  readonly archiveName: string;
  readonly packedOn: string;
  readonly label: string;
  readonly records: readonly PlacedRecord[];
  readonly volumes: readonly ListedVolume[];
};

/** A record of the list, and where its file lies; nowhere, where it goes over on paper alone. */
type PlacedRecord = ListedRecord & { readonly place: string | null };

/** 说明文件, with the fields of both specifications; what is only known of a carrier is left open. */
export function descriptionText(about: DescribedPackage): string {
  const { records } = about;
  const sum = (of: (record: ListedRecord) => number) =>
    records.reduce((total, record) => total + of(record), 0);
  const lines: [string, string][] = [
    ['载体容量', ''],
    ['载体类型', ''],
    ['载体编号', about.label],
    ['载体制作单位', ''],
    ['载体检查单位', ''],
    ['移交单位', about.unitName],
    ['内容描述', `${about.unitName}移交${about.archiveName}的档案，批次 ${about.number}`],
    ['起止档号', `${records[0]?.code ?? ''} 至 ${records.at(-1)?.code ?? ''}`],
    [
      '档案数量',
      `${records.length} 件，电子文件 ${sum(({ files }) => files)} 个，${sum(({ bytes }) => bytes)} 字节`,
    ],
    [
      '软硬件环境',
      '封装包为 XML（DA/T 48-2009），不依赖特定软硬件；由兰台（Lantai）电子档案管理系统生成',
    ],
    ['其他', `生成日期 ${about.packedOn.replaceAll('-', '')}`],
  ];
  return `${lines.map(([name, value]) => `${name}：${value}`).join('\r\n')}\r\n`;
}

/** 目录文件 (DA/T 93-2022, 附录 B), or 文件目录 (档发〔2012〕7号, 附件 2). */
export function catalogueXml({ profile, records }: DescribedPackage): string {
  const isOlder = profile === 'SAAC-2012-7';
  const rows = records.map((record, index) => [
    ['顺序号', String(index + 1)],
    ['档号', record.code],
    ['责任者', record.creator],
    ['题名', record.title],
    ['日期', record.date],
    ...(isOlder ? [] : [['保管期限', record.retention]]),
    ['密级', record.security],
    ...(isOlder
      ? [['电子档案名称', record.place === null ? '' : fileNameOf(record.place)]]
      : [['页数', record.pages === null ? '' : String(record.pages)]]),
    ['备注', record.remark],
  ]);
  return catalogueOf('文件', rows);
}

/** 案卷目录 (档发〔2012〕7号, 附件 2): its files are named in 文件目录 as well, one by one. */
export function volumeCatalogueXml({ unitName, volumes }: DescribedPackage): string {
  const rows = volumes.map(({ code, title, dates, security, files, remark }, index) => [
    ['顺序号', String(index + 1)],
    ['档号', code],
    ['责任者', unitName],
    ['题名', title],
    ['日期', dates],
    ['密级', security],
    ['电子档案名称', files.join('；')],
    ['备注', remark],
  ]);
  return catalogueOf('案卷', rows);
}

/** One element for each row, and in it one for each item that has something to say. */
function catalogueOf(name: '文件' | '案卷', rows: readonly (readonly string[][])[]): string {
  const elements = rows.map(
    (items) => `<${name}>${items.map(([item = '', text]) => tag(item, text)).join('')}</${name}>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${name}目录>\n${elements.join('\n')}\n</${name}目录>\n`;
}

/** 移交清单: DA/T 93-2022, 表 A.1. */
export function transferList({ unitName, packedOn, records }: DescribedPackage): string {
  const rows = [
    ['移交单位', unitName, '移交时间', packedOn],
    ['序号', '档号', '题名', '文件数量', '密级', '保管期限', '备注'],
    ...records.map((record, index) => [
      ...[String(index + 1), record.code, record.title],
      // What is on paper brings no file, whatever scans of it are kept here.
      String(record.place === null ? 0 : record.files),
      ...[record.security, record.retention, record.remark],
    ]),
  ];
  return tableOf(rows);
}

/** 到期开放意见, 政府信息公开情况, 密级变更情况: these go along (Archives Law regulations, 30). */
export function opinionList({ records }: DescribedPackage): string {
  return tableOf([
    ['序号', '档号', '题名', '开放审核意见', '政府信息公开情况', '密级', '密级变更情况'],
    ...records.map((record, index) => [
      ...[String(index + 1), record.code, record.title, record.openStatus, record.disclosure],
      ...[record.security, record.securityChanges || '无'],
    ]),
  ]);
}

/** The mark lets a spreadsheet know the encoding. */
function tableOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A cell that begins like a formula is text (CSV injection). */
function cell(text: string): string {
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
