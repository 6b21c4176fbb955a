/** What stands in a document, before anybody decides how it looks on paper. */

/** The kinds of official document that the district writes (文种). */
export const genres = [
  '通知',
  '请示',
  '批复',
  '函',
  '会议纪要',
  '报告',
  '决定',
  '通报',
  '方案',
  '意见',
] as const;
export type Genre = (typeof genres)[number];

export type Paragraph = { readonly style: 'heading' | 'plain'; readonly text: string };

export type OfficialDocument = {
  /** 发文机关标志, the red line of large characters. */
  readonly letterhead: string;
  readonly issuer: string;
  readonly documentNumber: string;
  /** 签发人, only on documents that go upward (GB/T 9704-2012, 7.2.6). */
  readonly signer?: string;
  /** 密级和保密期限, as 秘密★5年; only on the documents planted to be quarantined. */
  readonly secrecyMark?: string;
  readonly title: string;
  /** 主送机关; minutes have none. */
  readonly addressee?: string;
  readonly paragraphs: readonly Paragraph[];
  /** Titles named in 附件说明, in order. */
  readonly attachmentTitles: readonly string[];
  /** ISO day. */
  readonly date: string;
  readonly note?: string;
  readonly copyTo?: string;
  readonly printedBy: string;
};

/** An attachment bound behind a document: text, a table, or both. */
export type AttachmentSheet = {
  /** Its number among several; an only attachment has none (GB/T 9704-2012, 7.3.4). */
  readonly ordinal?: number;
  readonly title: string;
  readonly documentNumber: string;
  readonly date: string;
  readonly paragraphs: readonly Paragraph[];
  readonly table?: SheetTable;
};

export type SheetTable = {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
};

/** 2024-03-05 → 2024年3月5日, without padding (GB/T 9704-2012, 7.3.5.4). */
export function writtenDay(day: string): string {
  const { year, month, day: dayOfMonth } = Temporal.PlainDate.from(day);
  return `${year}年${month}月${dayOfMonth}日`;
}
