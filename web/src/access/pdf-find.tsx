import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef, Space } from 'antd';
import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '#platform/keys.ts';
import { accessText as t } from './access.text.ts';
import type { PdfReading, PdfState } from './pdf-reading.ts';

type Props = {
  readonly reading: RefObject<PdfReading | undefined>;
  readonly matches: PdfState['matches'];
  /** What was searched for before the file was opened. */
  readonly first: string;
  readonly ready: boolean;
};

const pause = 200;

/** Finds in the whole file. It takes over Ctrl-F: the browser's own find sees only the pages in sight. */
export function PdfFind({ reading, matches, first, ready }: Props) {
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
    waiting.current = window.setTimeout(() => reading.current?.find(next), pause);
  };
  const step = (direction: 'next' | 'previous') => reading.current?.find(words, direction);
  const some = (matches?.total ?? 0) > 0;

  return (
    <Space.Compact size="small">
      <Input
        ref={box}
        size="small"
        className="pdf-find"
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

function matchText(matches: PdfState['matches']): string {
  if (!matches) return '';
  return matches.total > 0 ? t.matches(matches.current, matches.total) : t.noMatch;
}
