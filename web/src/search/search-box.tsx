import { searchFieldNames, searchFields } from '@lantai/contract/search/search.api.ts';
import { Input, type InputRef, Select, Space } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { searchText as t } from './search.text.ts';
import type { SearchAddress } from './search-address.ts';

type Props = {
  readonly address: SearchAddress;
  readonly box: RefObject<InputRef | null>;
  readonly onChange: (change: Partial<SearchAddress>) => void;
  /** From the box down into the list. */
  readonly onDown: () => void;
};

const pause = 250;

/** The one big box. It searches while one types, when the hand rests; what was found stays meanwhile. */
export function SearchBox({ address, box, onChange, onDown }: Props) {
  const [words, setWords] = useState(address.text ?? '');
  const sent = useRef(address.text ?? '');
  const waiting = useRef<number>(undefined);
  useEffect(() => () => clearTimeout(waiting.current), []);

  // The address changes without this box too: by the box in the head, by going back.
  useEffect(() => {
    const given = address.text ?? '';
    if (given === sent.current) return;
    sent.current = given;
    setWords(given);
  }, [address.text]);

  const send = (next: string) => {
    clearTimeout(waiting.current);
    const wanted = next.trim();
    if (wanted === sent.current) return;
    sent.current = wanted;
    onChange({ text: wanted || undefined });
  };
  const type = (next: string) => {
    setWords(next);
    clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => send(next), pause);
  };

  return (
    <Space.Compact size="large" className="search-box">
      <Select
        aria-label={t.field}
        className="search-field"
        value={address.field ?? 'all'}
        options={searchFields.map((field) => ({ value: field, label: searchFieldNames[field] }))}
        onChange={(field) => onChange({ field: field === 'all' ? undefined : field })}
      />
      <Input.Search
        ref={box}
        allowClear
        autoFocus
        maxLength={200}
        value={words}
        aria-label={t.box}
        placeholder={t.placeholder}
        enterButton={t.go}
        onChange={({ target, nativeEvent }) =>
          // Half-typed pinyin is nobody's word.
          (nativeEvent as InputEvent).isComposing ? setWords(target.value) : type(target.value)
        }
        onCompositionEnd={({ currentTarget }) => type(currentTarget.value)}
        onSearch={send}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          onDown();
        }}
      />
    </Space.Compact>
  );
}
