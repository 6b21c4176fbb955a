import type { Day } from '@lantai/contract/values.ts';
import { expect, test } from 'vitest';
import { givenArchivist } from '../given-filing.test-fixture.ts';
import { addDossierPaper } from './add-dossier-paper.ts';
import { getDossier } from './dossier-queries.ts';
import { removeDossierPaper } from './remove-dossier-paper.ts';

test('papers of a dossier are numbered in their class, and a removed one keeps its number', async () => {
  const { archive, agency, archivist } = await givenArchivist();
  await using _ = archive;
  const { fondsId } = agency;
  const add = (ofClass: number, title: string) =>
    archive.run(addDossierPaper, archivist, {
      ...{ fondsId, class: ofClass, title, creator: '示例局', datedOn: '2025-12-31' as Day },
      ...{ number: null, pages: 3, remark: null, recordId: null },
    });
  await add(3, '2025 年整理工作方案');
  const second = await add(3, '2025 年整理工作小结');
  await add(2, '移交目录');
  await archive.run(removeDossierPaper, archivist, { paperId: second.id, reason: '误入' });
  expect(await add(3, '分类方案')).toMatchObject({ sequence: 3 });
  await expect(
    archive.run(removeDossierPaper, archivist, { paperId: second.id, reason: '误入' }),
  ).rejects.toMatchObject({ code: 'arrangement.paper-not-found' });
  const { papers } = await archive.read(archivist, (db) => getDossier(db, fondsId));
  expect(papers.map((paper) => [paper.class, paper.sequence, paper.removed?.reason])).toEqual([
    [2, 1, undefined],
    [3, 1, undefined],
    [3, 2, '误入'],
    [3, 3, undefined],
  ]);
});
