import { getStore } from '@lantai/contract/preservation/copies.api.ts';
import {
  explainDamage,
  listDamages,
  repairDamage,
} from '@lantai/contract/preservation/damage.api.ts';
import type { StoreDamage } from '@lantai/contract/preservation/damage.ts';
import { getInspection, getInspectionStanding } from '@lantai/contract/preservation/fixity.api.ts';
import { Flex, Space, Tag } from 'antd';
import { useState } from 'react';
import { useApiCommand } from '#platform/api.ts';
import { MayButton } from '#platform/may-button.tsx';
import { instantText } from '#platform/times.ts';
import { damageText as t } from './damage.text.ts';
import { ExplainDamageDialog } from './explain-damage-dialog.tsx';

type Standing = Pick<
  StoreDamage,
  'state' | 'lost' | 'reason' | 'way' | 'settlement' | 'settledAt' | 'settledByName'
>;

/** What has become of a damage; in the list and in the inspection that found it, the same words. */
export function DamageStanding({ damage, damageId }: { damage: Standing; damageId: string }) {
  if (damage.state !== 'open') return <>{settledWords(damage)}</>;
  return (
    <Flex vertical gap={4} align="start">
      <span>
        {damage.lost && <Tag color="error">{t.lost}</Tag>}
        {damage.reason}
      </span>
      <Acts damageId={damageId} lost={damage.lost} />
    </Flex>
  );
}

function settledWords({ state, way, settlement, settledAt, settledByName }: Standing): string {
  const time = instantText(settledAt);
  if (state === 'explained') return t.states.explained(settledByName ?? '', time, settlement ?? '');
  if (way === 'whole') return t.states.whole(time);
  if (way === 'automatic') return t.states.automatic(time);
  return t.states.ordered(settledByName ?? '', time);
}

function Acts({ damageId, lost }: { damageId: string; lost: boolean }) {
  const [explaining, explain] = useState(false);
  const repair = useApiCommand(repairDamage, {
    refreshes: [listDamages, getStore, getInspection, getInspectionStanding],
    says: t.repaired,
    saysProblem: true,
  });
  return (
    <Space size="small">
      <MayButton
        size="small"
        type={lost ? 'default' : 'primary'}
        access={repairDamage.access}
        loading={repair.isPending}
        onClick={() => repair.mutate({ params: { damageId } })}
      >
        {t.repair}
      </MayButton>
      <MayButton size="small" access={explainDamage.access} onClick={() => explain(true)}>
        {t.explain.open}
      </MayButton>
      {explaining && <ExplainDamageDialog damageId={damageId} onClose={() => explain(false)} />}
    </Space>
  );
}
