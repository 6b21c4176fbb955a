import { expect, test } from 'vitest';
import { type Clause, type ClauseNode, clauseTree } from './clause-tree.ts';

const clause = (number: string): Clause => ({
  id: number,
  number,
  text: number,
  retention: null,
  category: 'WS',
  remark: null,
  source: null,
});
const shape = (nodes: readonly ClauseNode[]): unknown[] =>
  nodes.map(({ number, children }) => (children ? [number, ...shape(children)] : number));

test('clauses stand under their headings in the order of their numbers', () => {
  const clauses = ['10', '2.10', '2.9', '2', '1', '2.9.1'].map(clause);
  expect(shape(clauseTree(clauses))).toEqual(['1', ['2', ['2.9', '2.9.1'], '2.10'], '10']);
});

test('a clause whose heading is missing is not lost', () => {
  expect(shape(clauseTree([clause('7.2'), clause('1')]))).toEqual(['1', '7.2']);
});
