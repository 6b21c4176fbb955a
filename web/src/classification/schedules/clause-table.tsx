import { categoryName } from '@lantai/contract/classification/category.ts';
import { shownRetention } from '@lantai/contract/records/record.ts';
import { Button, Flex, Input, Table } from 'antd';
import { useMemo, useState } from 'react';
import { Basis } from '#platform/basis.tsx';
import { classificationText } from '../classification.text.ts';
import { type Clause, type ClauseNode, clauseTree } from './clause-tree.ts';

const t = classificationText.clause;
const list = classificationText.schedules;

type Props = {
  readonly clauses: readonly Clause[];
  /** Of the schedule as a whole: a clause names its own only where it differs. */
  readonly source: string;
};

/** The clauses of a schedule as a tree that can be searched. */
export function ClauseTable({ clauses, source }: Props) {
  const [words, setWords] = useState('');
  const [folded, setFolded] = useState(false);
  const nodes = useMemo(() => clauseTree(matching(clauses, words)), [clauses, words]);
  const headings = clauses.filter(({ retention }) => retention === null).map(({ id }) => id);
  const categories = new Set(clauses.map(({ category }) => category));

  return (
    <Flex vertical gap={8}>
      <Flex gap={8}>
        <Input
          className="clause-filter"
          aria-label={list.filter}
          placeholder={list.filter}
          allowClear
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
        <Button onClick={() => setFolded(!folded)}>{folded ? list.expandAll : list.foldAll}</Button>
      </Flex>
      <Table<ClauseNode>
        // Which rows are open is decided anew by the two buttons and by each search.
        key={`${folded} ${words}`}
        size="small"
        className="list-table"
        rowKey="id"
        pagination={false}
        expandable={{ defaultExpandedRowKeys: folded && !words ? [] : headings, indentSize: 12 }}
        columns={[
          { title: t.number, dataIndex: 'number', width: 128, className: 'code' },
          {
            title: t.text,
            render: (_, { text, retention }) =>
              retention === null ? <span className="clause-heading">{text}</span> : text,
          },
          { title: t.retention, width: 100, render: (_, row) => shownRetention(row.retention) },
          ...(categories.size > 1
            ? [
                {
                  title: t.category,
                  width: 80,
                  render: (_: unknown, { category }: ClauseNode) => categoryName(category),
                },
              ]
            : []),
          { title: t.remark, dataIndex: 'remark', width: '22%' },
          ...(clauses.some((clause) => clause.source !== null && clause.source !== source)
            ? [
                {
                  title: list.source,
                  width: 64,
                  render: (_: unknown, clause: ClauseNode) =>
                    clause.source && <Basis rule={clause.text} source={clause.source} />,
                },
              ]
            : []),
        ]}
        dataSource={nodes}
      />
    </Flex>
  );
}

/** What has the words, with the headings above it, so that the place stays to be seen. */
function matching(clauses: readonly Clause[], words: string): readonly Clause[] {
  const wanted = words.trim();
  if (wanted === '') return clauses;
  const found = clauses.filter(({ number, text, remark }) =>
    [number, text, remark ?? ''].some((value) => value.includes(wanted)),
  );
  const shown = found.map(({ number }) => `${number}.`);
  return clauses.filter(({ number }) => shown.some((one) => one.startsWith(`${number}.`)));
}
