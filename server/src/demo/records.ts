import { districtName } from './agencies.ts';
import { bodyOf, type Reference } from './body-text.ts';
import { type Retention, retentionOf } from './business/courses.ts';
import {
  attachmentsOf,
  attachmentTitle,
  type DemoComponent,
  finalDraftOf,
  handlingSheetOf,
} from './components.ts';
import { dice } from './dice.ts';
import type { Genre, OfficialDocument } from './document.ts';
import { pagesOf } from './layout/pages.ts';
import type { Paper } from './papers.ts';
import type { DemoPerson } from './people.ts';

/** How far a record has come when the demonstration begins. */
export type DemoStage = 'draft' | 'registered' | 'filed';

/** What somebody typed about a record; it need not agree with the content, see `plantedFaults`. */
export type DemoDescription = {
  readonly title: string;
  readonly documentNumber: string;
  readonly creator: string;
  /** ISO day, absent where it was forgotten. */
  readonly date?: string;
  readonly genre: Genre;
  readonly securityLevel: string;
  readonly retention: Retention;
  /** Pages of 正本 and 附件. */
  readonly pages: number;
};

export type DemoRecord = {
  /** `fonds-year-ordinal`, the id in the system it came from. */
  readonly id: string;
  readonly fonds: string;
  /** Year it is filed under. */
  readonly year: number;
  readonly department: string;
  /** Login of the person who handled it. */
  readonly handler: string;
  readonly stage: DemoStage;
  readonly description: DemoDescription;
  readonly components: readonly DemoComponent[];
};

export type RecordOrigin = {
  readonly id: string;
  readonly seed: number;
  readonly stage: DemoStage;
  readonly numbers: ReadonlyMap<Paper, string>;
  readonly people: readonly DemoPerson[];
};

/** Writes out one paper: its text, its components and how it was described. */
export function recordOf(paper: Paper, origin: RecordOrigin): DemoRecord {
  const { agency, matter, step, setting } = paper;
  const document = documentOf(paper, origin);
  const components = componentsOf(paper, document, origin);
  return {
    id: origin.id,
    fonds: agency.fonds,
    year: setting.year,
    department: matter.department,
    handler: holder(paper, 'handler', origin.people)?.login ?? '',
    stage: origin.stage,
    description: {
      title: document.title,
      documentNumber: document.documentNumber,
      creator: document.issuer,
      date: paper.day,
      genre: step.genre,
      securityLevel: step.internal ? '内部' : '公开',
      retention: retentionOf(step, matter),
      pages: countPages(components),
    },
    components,
  };
}

export function countPages(components: readonly DemoComponent[]): number {
  return components
    .filter(({ role }) => role === 'original' || role === 'attachment')
    .reduce((pages, { content }) => pages + pagesOf(content), 0);
}

function componentsOf(
  paper: Paper,
  document: OfficialDocument,
  { id, seed }: RecordOrigin,
): DemoComponent[] {
  const { documentNumber, title } = document;
  const attachments = attachmentsOf(paper, documentNumber, dice(seed, `${id} attachments`));
  const named = { ...document, attachmentTitles: attachments.map(attachmentTitle) };
  const original: DemoComponent = {
    role: 'original',
    name: `${documentNumber} ${title}.pdf`,
    content: { kind: 'document', document: named },
  };
  if (paper.step.from !== 'agency') return [handlingSheetOf(paper, named), original];
  const drafted = paper.step.genre === '决定' || paper.step.genre === '意见';
  return [original, ...attachments, ...(drafted ? [finalDraftOf(named)] : [])];
}

function documentOf(paper: Paper, { id, seed, numbers, people }: RecordOrigin): OfficialDocument {
  const { step, issuer, day, previous } = paper;
  const upward = step.genre === '请示' || step.genre === '报告';
  const signer = upward ? holder(paper, 'leader', people)?.name : undefined;
  const addressee = addresseeOf(paper);
  const reference: Reference | undefined = previous && {
    title: titleOf(previous),
    documentNumber: numbers.get(previous) ?? '',
  };
  return {
    letterhead: letterheadOf(paper),
    issuer: issuer.name,
    documentNumber: numbers.get(paper) ?? '',
    ...(signer && { signer }),
    title: titleOf(paper),
    ...(addressee && { addressee }),
    paragraphs: bodyOf(paper, dice(seed, id), reference),
    attachmentTitles: [],
    date: day,
    ...(step.genre === '意见' && { note: '（此件公开发布）' }),
    ...(!upward && { copyTo: `${districtName}人大常委会办公室，${districtName}政协办公室。` }),
    printedBy: `${issuer.name}办公室`,
  };
}

function titleOf({ step, issuer, subject, agency }: Paper): string {
  return issuer.name + step.title.replace('{题}', subject).replace('{局}', agency.name);
}

function letterheadOf({ step, issuer }: Paper): string {
  if (step.genre === '会议纪要') return `${issuer.name}会议纪要`;
  return step.genre === '函' || step.genre === '批复' ? issuer.name : `${issuer.name}文件`;
}

function addresseeOf({ step, agency, neighbour }: Paper): string | undefined {
  if (step.genre === '会议纪要') return undefined;
  if (step.from !== 'agency') return agency.name;
  if (step.genre === '函') return neighbour.name;
  return step.genre === '请示' || step.genre === '报告'
    ? `${districtName}人民政府`
    : '各镇人民政府、街道办事处，局机关各科室、局属各单位';
}

function holder(
  { agency, matter }: Paper,
  role: 'handler' | 'leader',
  people: readonly DemoPerson[],
): DemoPerson | undefined {
  return people.find(
    ({ fonds, department, grants }) =>
      fonds === agency.fonds &&
      (role === 'leader' || department === matter.department) &&
      grants.some((grant) => grant.role === role),
  );
}
