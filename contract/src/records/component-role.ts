import { z } from 'zod';

/** What a component is to its record, in the order in which the record is put together. */
export const componentRole = z.enum([
  'handling-form',
  'original',
  'forwarded',
  'attachment',
  'dispatch-form',
  'final-draft',
  'revision',
  'copy',
  'minority-language-text',
  'foreign-language-text',
  'translation',
  'rendition',
]);
export type ComponentRole = z.output<typeof componentRole>;

export const componentRoleNames: Record<ComponentRole, string> = {
  'handling-form': '文件处理单',
  original: '正本',
  forwarded: '被转发文',
  attachment: '附件',
  'dispatch-form': '发文稿纸',
  'final-draft': '定稿',
  revision: '修改稿',
  copy: '复制件',
  'minority-language-text': '少数民族文字本',
  'foreign-language-text': '外文本',
  translation: '译本',
  rendition: '转换件',
};

/** What a person hands in; a rendition is made by the archive out of another component. */
export const givenRole = componentRole.exclude(['rendition']);
export type GivenRole = z.output<typeof givenRole>;

/** Where an incoming document and the reply to it make one record: which of the two this belongs to. */
export const correspondenceSide = z.enum(['reply', 'incoming']);
export type CorrespondenceSide = z.output<typeof correspondenceSide>;

export type ComponentPlace = {
  readonly role: ComponentRole;
  /** Null where the record is no correspondence. */
  readonly side: CorrespondenceSide | null;
  /** Among those of the same role, as the archivist put them: attachment 1, attachment 2. */
  readonly sequence: number;
};

/**
 * The order of components within a record. DA/T 22-2015, 5.1.2: the whole reply before the whole
 * incoming document; then body before attachments, original before dispatch form before final draft,
 * original before copy, Chinese before other languages, handling form before what was received.
 * The standard does not place the forwarded document against attachments: here it comes first, so
 * that the attachments, which are mostly its own, follow it. What was converted from any of them
 * (转换件) comes last: it is none of what was received.
 */
export function compareComponents(left: ComponentPlace, right: ComponentPlace): number {
  return (
    sideRank(left) - sideRank(right) ||
    roleRank(left) - roleRank(right) ||
    left.sequence - right.sequence
  );
}

function sideRank({ side }: ComponentPlace): number {
  return side === 'incoming' ? 1 : 0;
}

function roleRank({ role }: ComponentPlace): number {
  return componentRole.options.indexOf(role);
}
