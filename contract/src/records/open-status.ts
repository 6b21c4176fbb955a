import { z } from 'zod';
import { withoutSpaces } from '../classification/half-width.ts';

/** 开放标识, whether an archives may show a record to all. DA/T 18-2022, required of every record. */
export const openStatus = z.enum(['open', 'controlled', 'deferred', 'unreviewed']);
export type OpenStatus = z.output<typeof openStatus>;

export const openStatusNames: Record<OpenStatus, string> = {
  open: '开放',
  controlled: '控制',
  deferred: '延期开放',
  unreviewed: '未审核',
};

/** 公开属性, how the agency that made a document discloses it. DA/T 18-2022. */
export const disclosure = z.enum(['proactive', 'on-request', 'withheld']);
export type Disclosure = z.output<typeof disclosure>;

export const disclosureNames: Record<Disclosure, string> = {
  proactive: '主动公开',
  'on-request': '依申请公开',
  withheld: '不予公开',
};

/** The status a catalogue names in Chinese, or undefined where it names none of the four. */
export function readOpenStatus(text: string): OpenStatus | undefined {
  const name = withoutSpaces(text);
  return openStatus.options.find((status) => openStatusNames[status] === name);
}

/** The attribute a catalogue names in Chinese, or undefined where it names none of the three. */
export function readDisclosure(text: string): Disclosure | undefined {
  const name = withoutSpaces(text);
  return disclosure.options.find((attribute) => disclosureNames[attribute] === name);
}
