import type { Permission } from '@lantai/contract/permission.ts';
import { AutoComplete, Input, type InputRef } from 'antd';
import { useMemo, useRef, useState } from 'react';
import { useGo } from '../go.ts';
import { useKeys, useKnownKeys } from '../keys.ts';
import { platformText as t } from '../platform.text.ts';
import { useMay } from '../session.ts';
import { type KnownPage, usePages } from './pages.ts';

const searchAccess: Permission = 'search.find';

/** One box for records, pages and commands: Enter takes the first, which is the search for records. */
export function FindBox() {
  const go = useGo();
  const may = useMay();
  const pages = usePages();
  const commands = useKnownKeys();
  const box = useRef<InputRef>(null);
  const [words, setWords] = useState('');
  useFindKeys(box);

  const wanted = words.trim();
  const groups = [
    {
      label: t.find.pages,
      options: pages
        .filter((page) => wanted && isCalled(page, wanted))
        .map(({ title, address }) => ({ value: address, label: title })),
    },
    {
      label: t.find.commands,
      options: commands
        .filter(({ does }) => wanted && does.includes(wanted))
        .map(({ does, keys }) => ({ value: `key:${keys}`, label: `${does}（${keys}）` })),
    },
  ].filter(({ options }) => options.length > 0);
  const options = [...recordsOption(wanted, may(searchAccess)), ...groups];

  const take = (value: string) => {
    box.current?.blur();
    if (!value.startsWith('key:')) return go(value);
    commands.find(({ keys }) => `key:${keys}` === value)?.run();
  };

  return (
    <AutoComplete
      className="find-box"
      value={words}
      options={options}
      defaultActiveFirstOption
      showSearch={{ onSearch: setWords }}
      onSelect={take}
    >
      <Input ref={box} allowClear aria-label={t.find.name} placeholder={t.find.placeholder} />
    </AutoComplete>
  );
}

function recordsOption(words: string, allowed: boolean) {
  const address = `/search?${new URLSearchParams({ text: words })}`;
  return words && allowed ? [{ value: address, label: t.find.records(words) }] : [];
}

function isCalled({ title, alsoCalled = '' }: KnownPage, words: string): boolean {
  return `${title} ${alsoCalled}`.toLowerCase().includes(words.toLowerCase());
}

function useFindKeys(box: React.RefObject<InputRef | null>): void {
  useKeys(
    useMemo(() => {
      const run = () => box.current?.focus({ cursor: 'all' });
      const key = { does: t.keys.find, everywhere: true, run };
      return [
        { ...key, keys: '/' },
        { ...key, keys: 'mod+k' },
      ];
    }, [box]),
  );
}
