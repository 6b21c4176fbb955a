import { categoryName } from '@lantai/contract/classification/category.ts';
import { decideScheme, listSchemes } from '@lantai/contract/classification/classification.api.ts';
import { classificationOrderName } from '@lantai/contract/classification/classification-order.ts';
import {
  type ClassificationScheme,
  type Fonds,
  filingUnitNames,
} from '@lantai/contract/classification/fonds.ts';
import { useQuery } from '@tanstack/react-query';
import { Empty, Flex, Select, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { useFonds } from '#platform/fonds.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { classificationText } from '../classification.text.ts';
import { RuleFacts } from '../codes/rule-facts.tsx';
import { DecideSchemeDialog } from './decide-scheme-dialog.tsx';

const t = classificationText.schemes;

/** How each category of one fonds is arranged and coded. */
export function SchemesTab() {
  const { all, only, choose } = useFonds();
  const [deciding, setDeciding] = useState(false);
  return (
    <Flex vertical gap={8}>
      <Flex gap={8} align="center">
        {t.fonds}
        <Select
          aria-label={t.fonds}
          className="scheme-fonds"
          placeholder={t.chooseFonds}
          value={only?.id ?? null}
          options={all.map(({ id, code, name }) => ({ value: id, label: `${code} ${name}` }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(id) => choose([id])}
        />
        <span className="grow" />
        <MayButton
          type="primary"
          access={decideScheme.access}
          because={only ? undefined : t.chooseFonds}
          onClick={() => setDeciding(true)}
        >
          {t.decide}
        </MayButton>
      </Flex>
      {only ? (
        <SchemeTable fonds={only} />
      ) : (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t.chooseFonds} />
      )}
      {deciding && only && <DecideSchemeDialog fonds={only} onClose={() => setDeciding(false)} />}
    </Flex>
  );
}

function SchemeTable({ fonds }: { fonds: Fonds }) {
  const { data, error, refetch } = useQuery(
    apiQuery(listSchemes, { params: { fondsId: fonds.id } }),
  );
  if (error) return <ProblemNotice problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  return (
    <Table
      size="small"
      className="list-table"
      rowKey="id"
      pagination={false}
      columns={columnsOf(fonds)}
      dataSource={data}
      locale={{ emptyText: t.none }}
    />
  );
}

function columnsOf(fonds: Fonds): TableColumnsType<ClassificationScheme> {
  return [
    {
      title: t.category,
      width: 120,
      render: (_, { category }) => (
        <>
          {categoryName(category)} <span className="code">{category}</span>
        </>
      ),
    },
    { title: t.from, width: 110, render: (_, { validFromYear }) => t.fromYear(validFromYear) },
    {
      title: t.order,
      width: 260,
      render: (_, { order, dividedBy }) => (
        <Flex gap={8}>
          {classificationOrderName(order, dividedBy)}
          <Basis rule={t.orderRule} source={t.orderSource} />
        </Flex>
      ),
    },
    {
      title: t.unit,
      width: 88,
      render: (_, { unit, bindingCheck }) => (
        <>
          {filingUnitNames[unit]}
          {bindingCheck && <div>{t.withBindingCheck}</div>}
        </>
      ),
    },
    { title: t.rule, width: 240, render: (_, { codeRule }) => codeRule.name },
    {
      title: t.inOwnWords,
      render: (_, { codeRule, category }) => (
        <RuleFacts rule={codeRule} given={{ fonds: fonds.code, category }} />
      ),
    },
  ];
}
