import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Space } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '#platform/keys.ts';
import { accessText as t } from './access.text.ts';

type Matches = { readonly current: number; readonly total: number };

type Props = {
  readonly onFind: (words: string, direction: 'new' | 'next' | 'previous') => void;
  readonly matches: Matches | undefined;
  /** What was searched for before the file was opened. */
  readonly first: string;
  readonly ready: boolean;
};

const pause = 200;

/** Finds in the whole file. It takes over Ctrl-F: the browser's own find sees only the pages in sight. */
export function FindField({ onFind, matches, first, ready }: Props) {
  const [words, setWords] = useState(first);
  const box = useRef<InputRef>(null);
  const waiting = useRef<number>(undefined);
  useEffect(() => setWords(first), [first]);
  useEffect(() => () => clearTimeout(waiting.current), []);
  useKeys(
    useMemo(
      () => [{ keys: 'mod+f', does: t.find, run: () => box.current?.focus({ cursor: 'all' }) }],
      [],
    ),
  );

  const look = (next: string) => {
    setWords(next);
    clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => onFind(next, 'new'), pause);
  };
  const step = (direction: 'next' | 'previous') => onFind(words, direction);
  const some = (matches?.total ?? 0) > 0;

  return (
    <Space.Compact size="small">
      <Input
        ref={box}
        size="small"
        className="find-field"
        disabled={!ready}
        value={words}
        aria-label={t.find}
        placeholder={t.find}
        allowClear
        suffix={<span role="status">{words && matchText(matches)}</span>}
        onChange={({ target }) => look(target.value)}
        onPressEnter={({ shiftKey }) => step(shiftKey ? 'previous' : 'next')}
      />
      <Button
        icon={<UpOutlined />}
        disabled={!some}
        aria-label={t.findPrevious}
        title={`${t.findPrevious}（Shift+Enter）`}
        onClick={() => step('previous')}
      />
      <Button
        icon={<DownOutlined />}
        disabled={!some}
        aria-label={t.findNext}
        title={`${t.findNext}（Enter）`}
        onClick={() => step('next')}
      />
    </Space.Compact>
  );
}

function matchText(matches: Matches | undefined): string {
  if (!matches) return '';
  return matches.total > 0 ? t.matches(matches.current, matches.total) : t.noMatch;
}
