import { z } from 'zod';
import { categoryCode } from '../../classification/category.ts';
import { componentRole } from '../../records/component-role.ts';
import { agentKind } from '../../records/metadata.ts';

/** The algorithms in which a source may give the digest of a file: two of SHA-2, and the national one. */
export const digestAlgorithms = ['sha256', 'sha512', 'sm3'] as const;

const digestLength = { sha256: 64, sha512: 128, sm3: 64 } as const;

const text = (most: number) => z.string().trim().min(1).max(most);

const digest = z
  .object({ algorithm: z.enum(digestAlgorithms), value: z.string().toLowerCase() })
  .refine(
    ({ algorithm, value }) => /^[\da-f]+$/.test(value) && value.length === digestLength[algorithm],
    {
      message: 'hexadecimal digits, as many as the algorithm has',
    },
  );

export const envelopeComponent = z.looseObject({
  role: componentRole,
  fileName: text(255),
  size: z.number().int().nonnegative(),
  digest,
  /** The name of the part of the request that has the bytes. */
  part: text(100),
});

/**
 * What a source system says of a document it hands over. Fields that are not known here are kept
 * (workflows A.9). `finished` and the two dates are judged by rule and not by form, so that the
 * answer names the rule.
 */
export const envelope = z.looseObject({
  sourceId: text(200),
  processCode: text(100),
  processName: text(200).optional(),
  finished: z.boolean(),
  finishedAt: z.iso.datetime({ offset: true }),
  title: text(500),
  documentNumber: text(100).optional(),
  creator: text(200),
  /** 签发日期: the document's date. */
  issuedOn: z.iso.date().optional(),
  /** 拟稿日期: kept, and never taken for the date. */
  draftedOn: z.iso.date().optional(),
  category: categoryCode.default('WS'),
  documentType: text(50).optional(),
  /** 永久, 定期30年, 定期10年 or Y, D30, D10; there is no default period. */
  retention: text(40).optional(),
  /** The number of the clause in the agency's retention schedule. */
  clause: text(100).optional(),
  orgCode: text(100),
  orgName: text(200).optional(),
  /** 公开, 内部 … as the field 密级 says it. */
  security: text(40).optional(),
  pages: z.number().int().min(1).max(9999).optional(),
  keywords: text(500).optional(),
  components: z.array(envelopeComponent).min(1).max(200),
  /** Who took part, and what was done when: process metadata (GB/T 18894-2016, 6.2.2). */
  agents: z
    .array(
      z.looseObject({
        name: text(200),
        id: text(100).optional(),
        kind: agentKind.optional(),
        orgCode: text(50).optional(),
        position: text(100).optional(),
      }),
    )
    .max(250)
    .optional(),
  actions: z
    .array(
      z.looseObject({
        action: text(50),
        at: text(60),
        /** The id or the name of an agent. */
        agent: text(100).optional(),
        note: text(1000).optional(),
      }),
    )
    .max(250)
    .optional(),
});
export type Envelope = z.output<typeof envelope>;
export type EnvelopeComponent = Envelope['components'][number];

/** The fields that are known; whatever else an envelope has goes with the record as it came. */
export const envelopeFields: ReadonlySet<string> = new Set(Object.keys(envelope.shape));

/** Why a delivery is not taken, for programs by its key and for people by its sentence. */
export const deliveryFaultNames = {
  'envelope-missing': '第一部分应为名为 envelope 的 JSON',
  'envelope-form': '信封的字段不合格式',
  'not-finished': '流程未办结，不能归档；办结后再移交',
  'issue-date-missing': '没有签发日期（issuedOn）；拟稿日期不能代替',
  'date-in-future': '日期晚于今天',
  'security-unreadable': '密级不是规定的写法',
  'body-missing': '没有正本（original）；只有目录或附件不能归档',
  'body-is-html': '是网页，不能作为归档正文；由来源系统输出版式文件（OFD、PDF）',
  'part-repeated': '两个组件用了同一部分名',
  'part-missing': '信封列有此组件，请求中没有',
  'part-unexpected': '请求中有此部分，信封没有列出',
  'component-empty': '文件为空（0 字节）',
  'size-differs': '大小与信封不符',
  'digest-differs': '摘要与信封不符，传输中有损坏或替换',
} as const;
export type DeliveryFaultRule = keyof typeof deliveryFaultNames;

export const deliveryFault = z.object({
  rule: z.enum(Object.keys(deliveryFaultNames) as [DeliveryFaultRule, ...DeliveryFaultRule[]]),
  /** The field or the file. */
  place: z.string(),
  sentence: z.string(),
  declared: z.string().optional(),
  found: z.string().optional(),
});
export type DeliveryFault = z.output<typeof deliveryFault>;

/** What was taken all the same, and how: told to the source and to the archivist. */
export const deliveryNoticeNames = {
  'issue-date-used': '日期取签发日期；拟稿日期只留存，不采用',
  'approval-sheet-missing': '没有审批单（文件处理单、发文稿纸）',
  'retention-missing': '没有保管期限，由档案员确定',
  'retention-unreadable': '保管期限写法不合规定，原样保留，由档案员确定',
  'clause-unknown': '保管期限表中没有这一条款，或不止一条，由档案员选定',
} as const;
export type DeliveryNotice = keyof typeof deliveryNoticeNames;
export const deliveryNotice = z.enum(
  Object.keys(deliveryNoticeNames) as [DeliveryNotice, ...DeliveryNotice[]],
);
