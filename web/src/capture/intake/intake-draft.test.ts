import { expect, test } from 'vitest';
import {
  describedBy,
  draftOf,
  filledDown,
  joined,
  split,
  titleOf,
  withField,
} from './intake-draft.ts';

const repeated = { creator: '云溪区水利局', year: '', departmentId: '' };
const draft = (name: string) => draftOf({ uploadId: `upload of ${name}`, name }, repeated);

test.each([
  ['关于防汛工作的通知.pdf', '关于防汛工作的通知'],
  ['03_关于防汛工作的通知.PDF', '关于防汛工作的通知'],
  ['12、会议纪要.docx', '会议纪要'],
  ['2023年工作总结.pdf', '2023年工作总结'],
])('the title of %s is proposed from its name', (name, title) => expect(titleOf(name)).toBe(title));

test('files of one document are joined under its body, and come apart again', () => {
  const drafts = [draft('附件1.xlsx'), draft('关于防汛工作的通知.pdf'), draft('收文处理单.pdf')];
  const one = joined(drafts);
  expect(one).toMatchObject({ fields: { title: '关于防汛工作的通知' } });
  expect(one?.files.map(({ role }) => role)).toEqual(['attachment', 'original', 'handling-form']);
  expect(one && split(one).map(({ files }) => files[0]?.name)).toEqual([
    '附件1.xlsx',
    '关于防汛工作的通知.pdf',
    '收文处理单.pdf',
  ]);
});

test('copying down fills blanks and leaves what was typed', () => {
  const [first, second, third] = ['D30', 'Y', ''].map((retention) =>
    withField(draft(`${retention}.pdf`), 'retention', retention),
  );
  const filled = filledDown(
    [first, second, third].filter((each) => each !== undefined),
    'retention',
  );
  expect(filled.map(({ fields }) => fields.retention)).toEqual(['D30', 'Y', 'D30']);
});

test('a date says the year where nobody has said another', () => {
  expect(withField(draft('a.pdf'), 'date', '20240105').fields.year).toBe('2024');
  const planned = withField(draft('2025年计划.pdf'), 'year', '2025');
  expect(withField(planned, 'date', '20241231').fields.year).toBe('2025');
});

test('what was not typed is not sent, so that no blank passes for a value', () => {
  expect(describedBy(draft('通知.pdf'))).toEqual({ title: '通知', creator: '云溪区水利局' });
});

test('a mail is described by its own headers: nothing of the file’s name or of the last document is said', () => {
  const repeated = { creator: '云溪区水利局', year: '2025', departmentId: 'd1' };
  const draft = draftOf({ uploadId: 'u1', name: '来函.eml' }, repeated);
  expect(describedBy(draft)).toEqual({ departmentId: 'd1' });
});
