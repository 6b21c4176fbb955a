import { reviewFiling } from '@lantai/contract/arrangement/arrangement.api.ts';
import {
  arrangeRecords,
  chooseOrder,
  dryRunNumbering,
} from '@lantai/contract/arrangement/numbering.api.ts';
import {
  type OrderRule,
  orderRuleNames,
  orderRules,
} from '@lantai/contract/arrangement/record-order.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { Button, Flex, Select, Space, Typography } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { Basis } from '#platform/basis.tsx';
import { count } from '#platform/figures.ts';
import { MayButton } from '#platform/may-button.tsx';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { orderText as t } from './order.text.ts';
import { OrderList } from './order-list.tsx';

export type DryRun = ReplyOf<typeof dryRunNumbering>;
export type DryRunRecord = DryRun['records'][number];

const refreshes = [dryRunNumbering, reviewFiling];

/** The records of one class in their order, which hands can change; every change of a code is shown. */
export function ClassOrder({ fondsId, dryRun }: { fondsId: string; dryRun: DryRun }) {
  const { classKey, rule, records } = dryRun;
  const [order, setOrder] = useState<readonly DryRunRecord[]>(records);
  const arrange = useApiCommand(arrangeRecords, { refreshes, says: t.saved });
  const reset = useApiCommand(arrangeRecords, { refreshes, says: t.wasReset, saysProblem: true });
  const choose = useApiCommand(chooseOrder, { refreshes, saysProblem: true });
  // Codes belong to places: who moves takes the code of the place they come to.
  const moved = order.filter((record, index) => record !== records[index]).length;
  return (
    <Flex vertical gap={8}>
      <Flex gap={12} align="center" wrap>
        <Space size={4}>
          {t.rule}
          <Select<OrderRule>
            aria-label={t.rule}
            style={{ width: 150 }}
            value={rule}
            loading={choose.isPending}
            options={orderRules.map((value) => ({ value, label: orderRuleNames[value] }))}
            onChange={(value) => choose.mutate({ body: { fondsId, classKey, rule: value } })}
          />
          <Basis rule={t.basis} source={t.source} />
        </Space>
        <MayButton
          type="primary"
          access={arrangeRecords.access}
          disabled={moved === 0}
          loading={arrange.isPending}
          onClick={() =>
            arrange.mutate({
              body: { fondsId, classKey, recordIds: order.map(({ recordId }) => recordId) },
            })
          }
        >
          {t.save}
        </MayButton>
        {moved > 0 && <Button onClick={() => setOrder(records)}>{t.discard}</Button>}
        {records.some(({ arranged }) => arranged) && (
          <Button
            loading={reset.isPending}
            onClick={() => reset.mutate({ body: { fondsId, classKey, recordIds: [] } })}
          >
            {t.reset}
          </Button>
        )}
        {moved > 0 && (
          <Typography.Text type="warning">{t.changedCount(count(moved))}</Typography.Text>
        )}
      </Flex>
      <ProblemNotice problem={arrange.error} />
      <OrderList order={order} places={records} onOrder={setOrder} />
      <Typography.Text type="secondary">
        {t.records(count(records.length))} · {t.keys}
      </Typography.Text>
    </Flex>
  );
}
