import { itemNumberText, rangesText } from '@lantai/contract/arrangement/number-runs.ts';
import { renumberingOrderNames } from '@lantai/contract/arrangement/renumbering.ts';
import type { RenumberingDetail } from '@lantai/contract/arrangement/renumberings.api.ts';
import { Descriptions } from 'antd';
import { count } from '#platform/figures.ts';
import { renumberingText } from './renumbering.text.ts';
import { byAt, RenumberingStateTag } from './renumbering-columns.tsx';

const t = renumberingText.one;

/** What is asked for, how much changes, and what of paper is to be made anew. */
export function RenumberingFacts({ renumbering }: { renumbering: RenumberingDetail }) {
  const { state, counts, prints, vacated, changes, refusal } = renumbering;
  const f = t.facts;
  const boxes = prints.boxes.map(({ classKey, number }) => t.box(classKey, number));
  const items = [
    { key: 'state', label: f.state, children: <RenumberingStateTag state={state} /> },
    { key: 'scope', label: f.scope, children: scopeText(renumbering) },
    ...(changes.length > 0
      ? [
          {
            key: 'changes',
            label: f.changes,
            children: changes.map(({ name, value }) => `${name}：${value}`).join('；'),
          },
        ]
      : []),
    { key: 'changed', label: f.changed, children: t.count(count(counts.changed)) },
    { key: 'unchanged', label: f.unchanged, children: t.count(count(counts.unchanged)) },
    { key: 'stamps', label: f.stamps, children: t.count(count(counts.stamps)) },
    { key: 'catalogues', label: f.catalogues, children: prints.catalogues.join('、') || t.none },
    { key: 'boxes', label: f.boxes, children: boxes.join('、') || t.none },
    {
      key: 'vacated',
      label: f.vacated,
      children: vacated.length === 0 ? t.none : vacatedText(vacated),
    },
    ...(state === 'approved' || state === 'done'
      ? [{ key: 'stored', label: f.stored, children: t.count(count(counts.stored)) }]
      : []),
    {
      key: 'drafted',
      label: f.drafted,
      children: byAt(renumbering.draftedByName, renumbering.draftedAt),
    },
    {
      key: 'proposed',
      label: f.proposed,
      children: byAt(renumbering.proposedByName, renumbering.proposedAt) ?? t.none,
    },
    {
      key: 'decided',
      label: f.decided,
      children: byAt(renumbering.decidedByName, renumbering.decidedAt) ?? t.none,
    },
    ...(refusal ? [{ key: 'refusal', label: f.refusal, children: refusal }] : []),
  ];
  return <Descriptions size="small" column={3} items={items} />;
}

function scopeText({ plan, classes }: RenumberingDetail): string {
  if (plan.kind === 'move') return t.count(count(plan.recordIds.length));
  const run =
    plan.from === null && plan.to === null
      ? t.whole
      : t.scope(itemNumberText(plan.from ?? 1), plan.to === null ? '' : itemNumberText(plan.to));
  return [
    classes.join('、'),
    run,
    renumberingOrderNames[plan.order],
    ...(plan.closeGaps ? [t.closesGaps] : []),
  ].join('，');
}

function vacatedText(vacated: RenumberingDetail['vacated']): string {
  const named = [...Map.groupBy(vacated, ({ classKey }) => classKey)].map(
    ([classKey, ranges]) => `${classKey} ${rangesText(ranges)}`,
  );
  return `${named.join('；')}（${t.vacatedNote}）`;
}
