import { retentionName, usualRetentions } from '@lantai/contract/classification/retention.ts';
import { type Carrier, carrier, carrierNames } from '@lantai/contract/records/record.ts';
import type { TransferRefusal } from '@lantai/contract/transfer/transfer-refusal.ts';
import {
  type DueStanding,
  dueStanding,
  dueStandingNames,
} from '@lantai/contract/transfer/transfer-rule.ts';
import { InputNumber, Select } from 'antd';
import { transferText } from './transfer.text.ts';

const t = transferText.due.filter;

export type CandidateFilter = {
  retention?: string | undefined;
  standing?: DueStanding | undefined;
  carrier?: Carrier | undefined;
  yearFrom?: number | undefined;
  yearTo?: number | undefined;
  refused?: 'yes' | 'no' | undefined;
  refusal?: TransferRefusal | undefined;
};

type Props = { filter: CandidateFilter; onChange: (changes: CandidateFilter) => void };

export function CandidateFilters({ filter, onChange }: Props) {
  return (
    <>
      <Select
        allowClear
        style={{ width: 120 }}
        aria-label={t.standing}
        placeholder={t.standing}
        value={filter.standing ?? null}
        options={dueStanding.options.map((value) => ({ value, label: dueStandingNames[value] }))}
        onChange={(value) => onChange({ standing: value ?? undefined })}
      />
      <Select
        allowClear
        style={{ width: 120 }}
        aria-label={t.carrier}
        placeholder={t.carrier}
        value={filter.carrier ?? null}
        options={carrier.options.map((value) => ({ value, label: carrierNames[value] }))}
        onChange={(value) => onChange({ carrier: value ?? undefined })}
      />
      <Select
        style={{ width: 120 }}
        aria-label={transferText.due.columns.retention}
        value={filter.retention ?? 'Y'}
        options={usualRetentions.map((value) => ({ value, label: retentionName(value) }))}
        onChange={(value) => onChange({ retention: value === 'Y' ? undefined : value })}
      />
      <YearField name="yearFrom" {...{ filter, onChange }} />
      <YearField name="yearTo" {...{ filter, onChange }} />
      <Select
        allowClear
        style={{ width: 120 }}
        aria-label={t.refused}
        placeholder={t.refused}
        value={filter.refused ?? null}
        options={[
          { value: 'no' as const, label: t.can },
          { value: 'yes' as const, label: t.cannot },
        ]}
        onChange={(value) => onChange({ refused: value ?? undefined, refusal: undefined })}
      />
    </>
  );
}

/** A year that is still being typed is no filter yet. */
function YearField({ name, filter, onChange }: Props & { name: 'yearFrom' | 'yearTo' }) {
  return (
    <InputNumber
      aria-label={t[name]}
      placeholder={t[name]}
      controls={false}
      style={{ width: 96 }}
      value={filter[name] ?? null}
      onChange={(value) => {
        if (value === null || value >= 1600) onChange({ [name]: value ?? undefined });
      }}
    />
  );
}
