import { damageKindNames, type StoreDamage } from '@lantai/contract/preservation/damage.ts';
import { Link } from '@tanstack/react-router';
import { Descriptions } from 'antd';
import type { ReactNode } from 'react';
import { damageText } from './damage.text.ts';

const t = damageText.detail;

/** Digests are longer than any column. */
const wrapped = { whiteSpace: 'normal', wordBreak: 'break-all' } as const;

/** Each fault with what should be there and what is, and each file that was put back, with its digests. */
export function DamageDetail({ damage }: { damage: StoreDamage }) {
  const { faults, files, keptAside, inspectionId } = damage;
  const items = [
    ...faults.map(({ code, kind, path, expected, actual }, place) => ({
      key: `fault${place}`,
      label: `${damageKindNames[kind]} ${code} ${path}`,
      children: lines(`${t.expected} ${expected}`, `${t.actual} ${actual}`),
    })),
    ...files.map(({ path, place, before, after }) => ({
      key: path,
      label: t.from(path, place),
      children: lines(`${t.before} ${before ?? t.nothing}`, `${t.after} ${after}`),
    })),
    ...(keptAside ? [{ key: 'kept', label: t.kept, children: lines(keptAside) }] : []),
    ...(inspectionId
      ? [{ key: 'inspection', label: t.inspection, children: found(inspectionId) }]
      : []),
  ];
  return (
    <Descriptions
      size="small"
      bordered
      column={1}
      styles={{ label: { width: 360, ...wrapped } }}
      items={items}
    />
  );
}

function lines(...said: string[]): ReactNode {
  return said.map((line) => (
    <div key={line} className="code" style={wrapped}>
      {line}
    </div>
  ));
}

function found(runId: string): ReactNode {
  return (
    <Link to="/preservation/inspections/$runId" params={{ runId }}>
      {t.open}
    </Link>
  );
}
