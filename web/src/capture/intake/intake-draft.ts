import { type GivenRole, givenRole } from '@lantai/contract/records/component-role.ts';
import type { DescriptionChanges } from '@lantai/contract/records/record.ts';
import { readWrittenDate } from '@lantai/contract/records/written-date.ts';
import { z } from 'zod';

export const draftFields = z.object({
  title: z.string(),
  documentNumber: z.string(),
  creator: z.string(),
  date: z.string(),
  year: z.string(),
  retention: z.string(),
  departmentId: z.string(),
  pages: z.string(),
});
export type DraftFields = z.output<typeof draftFields>;
export type DraftField = keyof DraftFields;

const draftFile = z.object({ uploadId: z.string(), name: z.string(), role: givenRole });
export type DraftFile = z.output<typeof draftFile>;

/** A document that is here and not registered yet: its files and what has been typed so far. */
export const intakeDraft = z.object({
  key: z.string(),
  files: z.array(draftFile).min(1),
  fields: draftFields,
});
export type IntakeDraft = z.output<typeof intakeDraft>;

/** What the next document mostly shares with the one before. No period: that is judged each time. */
export type Repeated = Pick<DraftFields, 'creator' | 'year' | 'departmentId'>;

/** Each file is first a record by itself. DA/T 22-2015, 5.1.1. */
export function draftOf(file: { uploadId: string; name: string }, repeated: Repeated): IntakeDraft {
  return {
    key: file.uploadId,
    files: [{ ...file, role: roleOf(file.name) }],
    fields: isMail(file.name)
      ? mailFields(repeated)
      : {
          title: titleOf(file.name),
          documentNumber: '',
          date: '',
          retention: '',
          pages: '',
          ...repeated,
        },
  };
}

export const isMail = (fileName: string) => /\.(eml|msg)$/iu.test(fileName);

/** A mail says itself who wrote what and when: the server reads it where these stay empty. */
function mailFields({ departmentId }: Repeated): DraftFields {
  return {
    title: '',
    documentNumber: '',
    creator: '',
    date: '',
    year: '',
    retention: '',
    departmentId,
    pages: '',
  };
}

/** Several documents turn out to be one: body with attachments, original with final draft. */
export function joined(drafts: readonly IntakeDraft[]): IntakeDraft | undefined {
  // What names the record is the body, not whichever file was chosen first.
  const main = drafts.find(({ files }) => files[0]?.role === 'original') ?? drafts[0];
  return main && { ...main, files: drafts.flatMap(({ files }) => files) };
}

export function split(draft: IntakeDraft): IntakeDraft[] {
  const { creator, year, departmentId } = draft.fields;
  return draft.files.map((file, index) =>
    index === 0
      ? { ...draft, key: file.uploadId, files: [file] }
      : draftOf(file, { creator, year, departmentId }),
  );
}

/** The value of the first one, in every later one that says nothing yet. */
export function filledDown(drafts: readonly IntakeDraft[], field: DraftField): IntakeDraft[] {
  const value = drafts[0]?.fields[field] ?? '';
  return drafts.map((draft) =>
    draft.fields[field] === '' ? { ...draft, fields: { ...draft.fields, [field]: value } } : draft,
  );
}

/** A date says its year, unless somebody has said another: a plan belongs to the year it is for. */
export function withField(draft: IntakeDraft, field: DraftField, value: string): IntakeDraft {
  const fields = { ...draft.fields, [field]: value };
  const read = field === 'date' ? readWrittenDate(value) : undefined;
  if (read?.kind === 'day' && fields.year === '') fields.year = read.day.slice(0, 4);
  return { ...draft, fields };
}

/** As the API takes it: what was not typed is not said. */
export function describedBy({ fields }: IntakeDraft): DescriptionChanges {
  const { year, pages, retention, ...texts } = fields;
  const said = Object.entries(texts).filter(([, value]) => value.trim() !== '');
  return {
    ...Object.fromEntries(said),
    ...(retention !== '' && { retention }),
    ...(year !== '' && { year: Number(year) }),
    ...(pages !== '' && { pages: Number(pages) }),
  };
}

/** The name of a file without its ending and without what only sorts it: `03_关于….pdf`. */
export function titleOf(fileName: string): string {
  return fileName
    .normalize('NFC')
    .replace(/\.[a-z0-9]{2,5}$/iu, '')
    .replace(/^\d{1,3}[\s._、-]+/u, '')
    .replaceAll('_', ' ')
    .trim();
}

const rolesByName: readonly [RegExp, GivenRole][] = [
  [/^附件|[\s_-]附件/u, 'attachment'],
  [/处理单|阅办单|批办单/u, 'handling-form'],
  [/发文稿纸|签发单/u, 'dispatch-form'],
  [/定稿/u, 'final-draft'],
];

/** A guess by the name, to be corrected where it is wrong. */
function roleOf(fileName: string): GivenRole {
  return rolesByName.find(([name]) => name.test(fileName))?.[1] ?? 'original';
}
