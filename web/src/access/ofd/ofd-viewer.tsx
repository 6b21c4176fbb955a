import { UnorderedListOutlined } from '@ant-design/icons';
import { readOfd, readOfdText } from '@lantai/contract/access/ofd.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';
import { useQuery } from '@tanstack/react-query';
import { Alert, Button, Flex, Skeleton } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { apiQuery } from '#platform/api.ts';
import { useKeys } from '#platform/keys.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { accessText as t } from '../access.text.ts';
import { FindField } from '../find-field.tsx';
import { PageField } from '../page-field.tsx';
import type { AskToPrint } from '../use-printing.ts';
import { ZoomButtons } from '../zoom-buttons.tsx';
import type { Box, OfdMatch } from './find-in-runs.ts';
import { OfdPage } from './ofd-page.tsx';
import { OfdThumbnails } from './ofd-thumbnails.tsx';
import { PrintOfd } from './print-ofd.tsx';
import { turnedPoint, turnedSize } from './turned-page.ts';
import { useOfdFinding } from './use-ofd-finding.ts';
import { useOfdScale } from './use-ofd-scale.ts';
import { usePageInSight } from './use-page-in-sight.ts';
import './ofd-viewer.css';

type Props = {
  readonly file: { readonly recordId: string; readonly componentId: string };
  /** What was searched for: found and marked at once. */
  readonly words: string;
  readonly askToPrint: AskToPrint | undefined;
};

/** Reads an OFD as a PDF is read: pages, thumbnails, zoom, finding, copying, printing, a watermark over all. */
export default function OfdViewer(props: Props) {
  const answer = useQuery({ ...apiQuery(readOfd, { params: props.file }), staleTime: Infinity });
  if (answer.error)
    return <ProblemNotice problem={answer.error} onRetry={() => void answer.refetch()} />;
  if (!answer.data) return <Skeleton active className="viewer-skeleton" />;
  return <OpenOfd {...props} ofd={answer.data} />;
}

const none: readonly Box[] = [];

function OpenOfd({ file, words, askToPrint, ofd }: Props & { ofd: ReplyOf<typeof readOfd> }) {
  const text = useQuery({ ...apiQuery(readOfdText, { params: file }), staleTime: Infinity });
  const [thumbnails, showThumbnails] = useState(false);
  const stage = useRef<HTMLElement>(null);
  const [turns, setTurns] = useState(0);
  const { page, toPage, toBox } = usePageInSight(stage);
  const shapes = useMemo(() => ofd.pages.map((size) => turnedSize(size, turns)), [ofd, turns]);
  const { scale, zoom, fit } = useOfdScale(stage, shapes);
  const rotate = useCallback(() => setTurns((before) => before + 1), []);
  const pages = useMemo(() => text.data?.pages ?? [], [text.data]);
  const finding = useOfdFinding(pages, words, ({ page: on, boxes: [box] }: OfdMatch) => {
    const size = ofd.pages[on - 1];
    if (box && size) toBox(on, turnedPoint(box, size, turns), scale);
  });
  const { found, chosen, matches, find } = finding;
  // What was searched for in the archive is looked for as soon as there is text to look in.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the text has come
  useEffect(() => {
    if (words && pages.length > 0) find(words, 'new');
  }, [pages]);
  useKeys(
    useMemo(
      () => [
        { keys: '+', does: t.zoomIn, run: () => zoom(1) },
        { keys: '-', does: t.zoomOut, run: () => zoom(-1) },
        { keys: 'w', does: t.fitWidth, run: () => fit('width') },
        { keys: 'r', does: t.rotate, run: rotate },
      ],
      [zoom, fit, rotate],
    ),
  );
  const marked = useMemo(
    () =>
      Map.groupBy(
        found.filter((match) => match !== chosen),
        ({ page: on }) => on,
      ),
    [found, chosen],
  );

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
        <Button
          size="small"
          icon={<UnorderedListOutlined />}
          type={thumbnails ? 'primary' : 'default'}
          aria-pressed={thumbnails}
          aria-label={t.thumbnails}
          title={t.thumbnails}
          onClick={() => showThumbnails(!thumbnails)}
        />
        <PageField pages={ofd.pages.length} page={page} onPage={toPage} />
        <ZoomButtons scale={scale / screenDots} onZoom={zoom} onFit={fit} onRotate={rotate} />
        <FindField onFind={find} matches={matches} first={words} ready={text.data !== undefined} />
        <span className="grow" />
        <PrintOfd {...{ file, askToPrint }} pages={ofd.pages.length} />
      </Flex>
      <Notes notes={ofd.notes} attachments={ofd.attachments} />
      <div className="viewer-body">
        {thumbnails && <OfdThumbnails file={file} pages={ofd.pages} page={page} onPage={toPage} />}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls this region */}
        <section ref={stage} className="ofd-stage" tabIndex={0} aria-label={t.text}>
          {ofd.pages.map((size, place) => (
            <OfdPage
              // biome-ignore lint/suspicious/noArrayIndexKey: a page is its number
              key={place}
              {...{ file, size, scale, turns }}
              number={place + 1}
              runs={pages[place] ?? []}
              marked={marked.get(place + 1)?.flatMap(({ boxes }) => boxes) ?? none}
              chosen={chosen?.page === place + 1 ? chosen.boxes : none}
            />
          ))}
        </section>
      </div>
    </>
  );
}

/** Pixels for a millimetre at true size (CSS: 96 to the inch). */
const screenDots = 96 / 25.4;

type NotesProps = Pick<ReplyOf<typeof readOfd>, 'notes' | 'attachments'>;

/** What is not drawn is said, and what the file carries with it. */
function Notes({ notes, attachments }: NotesProps) {
  if (notes.length === 0 && attachments.length === 0) return null;
  const carried = attachments.map(({ name }) => name).join('、');
  return (
    <Alert
      type="info"
      banner
      closable
      title={[...notes, ...(carried ? [t.ofdCarries(carried)] : [])].join('；')}
    />
  );
}
