import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { componentBytes } from '../../../server/src/demo/component-bytes.ts';
import type { DemoComponent } from '../../../server/src/demo/components.ts';
import { demoDistrict } from '../../../server/src/demo/district.ts';

/** What a department's office makes in a year, as its handler types it at the intake. */
export type Paper = {
  readonly title: string;
  readonly documentNumber: string;
  readonly creator: string;
  readonly date: string;
  readonly pages: string;
};

const office = '云岫区自然资源局';

/** Three that come as files, in the order of their dates. */
export const electronic: readonly Paper[] = [
  {
    title: '关于调整汛期值班安排的请示',
    documentNumber: '云岫自资值〔2025〕1号',
    creator: office,
    date: '2025-05-06',
    pages: '2',
  },
  {
    title: '关于办公用房调配方案的请示',
    documentNumber: '云岫自资值〔2025〕2号',
    // Written as nobody may leave it: the archivist gives it back.
    creator: '自资局',
    date: '2025-06-11',
    pages: '2',
  },
  {
    title: '关于添置档案装具的请示',
    documentNumber: '云岫自资值〔2025〕3号',
    creator: office,
    date: '2025-09-18',
    pages: '2',
  },
];

/** One that exists on paper alone. */
export const onPaper: Paper = {
  title: '关于借用会议场所的请示',
  documentNumber: '云岫自资值〔2025〕4号',
  creator: office,
  date: '2025-10-20',
  pages: '3',
};

export const [kept, returned] = electronic as [Paper, Paper, Paper];
export const fullName = office;

/** The official documents themselves as PDF/A, each laid out under its own title and number. */
export async function givenDocuments(directory: string): Promise<string[]> {
  await mkdir(directory, { recursive: true });
  const model = demoDistrict()
    .records.flatMap(({ components }) => components)
    .find(({ role, content }) => role === 'original' && content.kind === 'document');
  if (model?.content.kind !== 'document') throw new Error('the demonstration has no document');
  const { document } = model.content;
  return Promise.all(
    electronic.map(async ({ title, documentNumber, date }) => {
      const component: DemoComponent = {
        ...model,
        content: {
          kind: 'document',
          document: { ...document, title, documentNumber, date, attachmentTitles: [] },
        },
      };
      const path = join(directory, `${title}.pdf`);
      await writeFile(path, await componentBytes(component));
      return path;
    }),
  );
}
