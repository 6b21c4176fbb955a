import { recordStates } from '@lantai/contract/records/record-life.ts';
import { listRecords } from '@lantai/contract/records/records.api.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { apiQuery } from '#platform/api.ts';

type Props = {
  readonly value?: string;
  readonly onChange?: (recordId: string) => void;
  readonly placeholder: string;
  /** Not offered: the record one is coming from. */
  readonly except?: string;
  readonly fondsId?: string;
};

const living = recordStates.filter((state) => state !== 'voided').join(',');

/** Chooses one record by its number or title, of all the reader sees. */
export function RecordPicker({ value, onChange, placeholder, except, fondsId }: Props) {
  const [typed, setTyped] = useState('');
  const text = useDeferredValue(typed.trim());
  const { data, isFetching } = useQuery({
    ...apiQuery(listRecords, {
      query: { text: text || undefined, fondsId, state: living, limit: 20 },
    }),
    placeholderData: keepPreviousData,
  });
  const records = data?.records.filter(({ id }) => id !== except) ?? [];
  return (
    <Select<string>
      {...(value !== undefined && { value })}
      {...(onChange && { onChange })}
      placeholder={placeholder}
      loading={isFetching}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      options={records.map(({ id, archivalCode, temporaryNumber, title, documentNumber }) => ({
        value: id,
        label: [archivalCode ?? temporaryNumber, documentNumber, title].filter(Boolean).join(' '),
      }))}
    />
  );
}
