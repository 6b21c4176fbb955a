import type { TrailFilter } from '@lantai/contract/audit/audit.api.ts';
import { commandName, commandNames } from '@lantai/contract/audit/command-names.ts';
import { trailOutcomes } from '@lantai/contract/audit/trail.ts';
import { day } from '@lantai/contract/values.ts';
import { DatePicker, Input, Select } from 'antd';
import dayjs from 'dayjs';
import { auditText as t } from './audit.text.ts';

const commandOptions = Object.entries(commandNames).map(([value, label]) => ({ value, label }));

/** A link may ask for everything of a capability, which the list does not offer. */
function optionsWith(command: string | undefined) {
  if (command === undefined || command in commandNames) return commandOptions;
  return [...commandOptions, { value: command, label: commandName(command) }];
}

type Filter = { [K in keyof TrailFilter]?: TrailFilter[K] | undefined };
type Props = { readonly value: Filter; readonly onChange: (change: Filter) => void };

export function TrailFilters({ value: { text, command, outcome, from, to }, onChange }: Props) {
  return (
    <>
      <Input.Search
        key={text}
        allowClear
        className="filter"
        aria-label={t.find}
        placeholder={t.find}
        defaultValue={text}
        onSearch={(words) => onChange({ text: words.trim() || undefined })}
      />
      <Select<string | undefined>
        allowClear
        className="filter"
        aria-label={t.command}
        placeholder={t.command}
        showSearch={{ optionFilterProp: 'label' }}
        value={command}
        options={optionsWith(command)}
        onChange={(chosen) => onChange({ command: chosen })}
      />
      <Select<TrailFilter['outcome']>
        allowClear
        className="filter-short"
        aria-label={t.outcome}
        placeholder={t.outcome}
        value={outcome}
        options={trailOutcomes.map((each) => ({ value: each, label: t.outcomes[each] }))}
        onChange={(chosen) => onChange({ outcome: chosen })}
      />
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        placeholder={[t.from, t.to]}
        value={[from ? dayjs(from) : null, to ? dayjs(to) : null]}
        onChange={(_, days) => onChange({ from: dayOf(days?.[0]), to: dayOf(days?.[1]) })}
      />
    </>
  );
}

function dayOf(written: string | undefined) {
  return day.safeParse(written).data;
}
