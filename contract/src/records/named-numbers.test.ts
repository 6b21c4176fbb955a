import { expect, test } from 'vitest';
import { likelyRelation, namedNumbers } from './named-numbers.ts';

test.each([
  ['关于转发国办发〔2024〕12号文件的通知', ['国办发〔2024〕12号']],
  ['根据示政发[2023]7号和示府办（2022）第15号', ['示政发〔2023〕7号', '示府办〔2022〕15号']],
  ['示政发〔2023〕7号、示政发[2023]7号', ['示政发〔2023〕7号']],
  ['关于做好2024年防汛工作的通知', []],
])('%s names %j', (text, keys) => {
  expect(namedNumbers(text).map(({ key }) => key)).toEqual(keys);
});

test.each([
  ['关于转发国办发〔2024〕12号的通知', { kind: 'forwards', side: 'first' }],
  ['关于同意设立示例局的批复', { kind: 'prompts', side: 'second' }],
  ['关于防汛工作的通知', { kind: 'cites', side: 'first' }],
])('%s is likely %j', (title, relation) => {
  expect(likelyRelation(title)).toEqual(relation);
});
