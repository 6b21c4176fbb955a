import { useQuery } from '@tanstack/react-query';
import { Alert, Flex } from 'antd';
import { Fragment, useState } from 'react';
import { problemOf, unreachable } from '#platform/api-problem.ts';
import { count } from '#platform/figures.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { accessText as t } from './access.text.ts';
import type { ShownProps } from './pdf-viewer.tsx';
import { splitAtWords } from './split-at-words.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

/** More than this makes a browser slow to lay out, and nobody reads it on screen. */
const mostCharacters = 500_000;

/** Shows a plain text, decoded by the server, with the words that were searched for marked. */
export function TextViewer({ address, words }: Pick<ShownProps, 'address' | 'words'>) {
  const [scale, setScale] = useState(1);
  const {
    data: text,
    error,
    isPending,
    refetch,
  } = useQuery({
    queryKey: ['text', address],
    queryFn: ({ signal }) => readText(address, signal),
  });

  return (
    <>
      <Flex
        gap={8}
        align="center"
        wrap
        className="viewer-bar"
        role="toolbar"
        aria-label={t.toolbar}
      >
        <ZoomButtons
          scale={scale}
          onZoom={(steps) => setScale(Math.min(3, Math.max(0.6, scale + steps * 0.1)))}
          onFit={() => setScale(1)}
        />
      </Flex>
      {error && <ProblemNotice problem={error} onRetry={() => void refetch()} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls this region */}
      <section className="text-stage" tabIndex={0} aria-label={t.text} aria-busy={isPending}>
        {text !== undefined && (
          <article className="text-sheet watermarked" style={{ fontSize: 15 * scale }}>
            {text.length > mostCharacters && (
              <Alert type="info" title={t.shownPart(count(mostCharacters))} />
            )}
            <MarkedText text={text.slice(0, mostCharacters)} words={words} />
          </article>
        )}
      </section>
    </>
  );
}

function MarkedText({ text, words }: { text: string; words: string }) {
  return splitAtWords(text, words).map(({ at, part, marked }) =>
    marked ? <mark key={at}>{part}</mark> : <Fragment key={at}>{part}</Fragment>,
  );
}

async function readText(address: string, signal: AbortSignal): Promise<string> {
  const answer = await fetch(address, { credentials: 'same-origin', signal }).catch(
    (cause: unknown) => {
      throw signal.aborted ? cause : unreachable(cause);
    },
  );
  if (!answer.ok) throw await problemOf(answer);
  return answer.text();
}
