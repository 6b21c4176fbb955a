import type { ComponentRole } from '@lantai/contract/records/component-role.ts';
import { townships } from './agencies.ts';
import { planOf } from './body-text.ts';
import type { Dice } from './dice.ts';
import { type AttachmentSheet, type OfficialDocument, writtenDay } from './document.ts';
import type { Paper } from './papers.ts';

export type DemoComponent = {
  readonly role: ComponentRole;
  /** Name of the component with its ending, unique within the record. */
  readonly name: string;
  readonly content: ComponentContent;
};

/** What a component shows; `componentBytes` makes it bytes. */
export type ComponentContent =
  | { readonly kind: 'document'; readonly document: OfficialDocument }
  | { readonly kind: 'sheet'; readonly sheet: AttachmentSheet }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'site-plan'; readonly seed: number };

type Attachment = { readonly title: string; readonly content: AttachmentContent };
type AttachmentContent = Extract<ComponentContent, { kind: 'sheet' | 'site-plan' }>;

/** Attachments in the order in which the document names them. */
export function attachmentsOf(paper: Paper, documentNumber: string, roll: Dice): DemoComponent[] {
  const { step, subject, matter, day: date } = paper;
  const titled = (title: string) => title.replace('{题}', subject);
  const sheet = (
    title: string,
    rest: Pick<AttachmentSheet, 'paragraphs' | 'table'>,
  ): Attachment => ({
    title,
    content: { kind: 'sheet', sheet: { title, documentNumber, date, ...rest } },
  });
  const attachments: Attachment[] = [];
  if (step.plan) {
    attachments.push(sheet(titled(step.plan), { paragraphs: planOf(paper, roll) }));
  }
  if (step.table) {
    attachments.push(sheet(titled(step.table), { paragraphs: [], table: tallyOf(paper, roll) }));
  }
  if (matter.hasSite && attachments.length > 0) {
    const content = { kind: 'site-plan', seed: roll.between(1, 1_000_000) } as const;
    attachments.push({ title: `${subject}位置示意图`, content });
  }
  return attachments.map((attachment, place) =>
    numbered(attachment, attachments.length > 1 ? place + 1 : undefined),
  );
}

function numbered({ title, content }: Attachment, ordinal: number | undefined): DemoComponent {
  const ending = content.kind === 'sheet' ? 'pdf' : 'png';
  return {
    role: 'attachment',
    name: `附件${ordinal ?? ''} ${title}.${ending}`,
    content:
      content.kind === 'sheet' && ordinal
        ? { kind: 'sheet', sheet: { ...content.sheet, ordinal } }
        : content,
  };
}

/** 附件2 某某表.pdf → 某某表, as 附件说明 names it. */
export function attachmentTitle({ name }: DemoComponent): string {
  return name.replace(/^附件\d* /u, '').replace(/\.\w+$/u, '');
}

function tallyOf({ agency, matter, setting }: Paper, roll: Dice) {
  const department = agency.departments.find(({ code }) => code === matter.department)?.name ?? '';
  const { column, low, high } = matter.tally;
  return {
    columns: ['序号', '单位', column, '完成时限', '对接科室'],
    rows: townships.map((township, place) => [
      String(place + 1),
      township,
      String(roll.between(low, high)),
      `${setting.year}年${roll.between(6, 12)}月`,
      department,
    ]),
  };
}

/** 文件处理单 of a document that came from outside. */
export function handlingSheetOf(paper: Paper, document: OfficialDocument): DemoComponent {
  const received = Temporal.PlainDate.from(paper.day).add({ days: 2 }).toString();
  const lines = [
    `${paper.agency.name}文件处理单`,
    '',
    `来文单位：${document.issuer}`,
    `来文字号：${document.documentNumber}`,
    `来文标题：${document.title}`,
    `收文日期：${writtenDay(received)}`,
    '',
    `拟办意见：请${departmentOf(paper)}阅办，办理情况报分管领导。`,
    '领导批示：同意拟办意见，抓紧落实。',
    `办理结果：已按要求办理${paper.subject}有关事项，办结归档。`,
    '',
  ];
  return {
    role: 'handling-form',
    name: '文件处理单.txt',
    content: { kind: 'text', text: lines.join('\n') },
  };
}

/** 定稿 as the office system exported it: the text before it was laid out. */
export function finalDraftOf(document: OfficialDocument): DemoComponent {
  const body = document.paragraphs.map(({ text }) => text);
  const text = [document.title, '', `${document.addressee ?? ''}：`, ...body, ''].join('\n');
  return { role: 'final-draft', name: '定稿.txt', content: { kind: 'text', text } };
}

function departmentOf({ agency, matter }: Paper): string {
  return agency.departments.find(({ code }) => code === matter.department)?.name ?? '办公室';
}
