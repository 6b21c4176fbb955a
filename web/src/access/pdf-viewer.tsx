import { useEffect, useMemo, useRef, useState } from 'react';
import { useKeys } from '#platform/keys.ts';
import { ProblemNotice } from '#platform/problem-notice.tsx';
import { accessText as t } from './access.text.ts';
import { FindField } from './find-field.tsx';
import { PdfThumbnails } from './pdf-thumbnails.tsx';
import { PdfToolbar } from './pdf-toolbar.tsx';
import { usePdfReading } from './use-pdf-reading.ts';
import type { AskToPrint } from './use-printing.ts';
import 'pdfjs-dist/legacy/web/pdf_viewer.css';

export type ShownProps = {
  readonly address: string;
  /** What was searched for: found and marked at once. */
  readonly words: string;
  readonly askToPrint: AskToPrint | undefined;
  /** In bytes. */
  readonly size: number;
};

/** Reads a PDF: pages in sight are rendered, text can be selected and found, a watermark lies over all. */
export default function PdfViewer({ address, words, askToPrint, size }: ShownProps) {
  const container = useRef<HTMLDivElement>(null);
  const { state, reading } = usePdfReading(container, address, size);
  const [thumbnails, showThumbnails] = useState(false);
  const ready = state.phase === 'ready';

  useEffect(() => {
    if (ready && words) reading.current?.find(words);
  }, [ready, words, reading]);
  usePdfKeys(reading);

  return (
    <>
      <PdfToolbar
        {...{ state, reading, askToPrint, thumbnails }}
        onThumbnails={() => showThumbnails(!thumbnails)}
        find={
          <FindField
            onFind={(sought, direction) => reading.current?.find(sought, direction)}
            matches={state.matches}
            first={words}
            ready={ready}
          />
        }
      />
      {state.phase === 'failed' && <ProblemNotice problem={state.problem} />}
      <div className="viewer-body">
        {thumbnails && state.document && (
          <PdfThumbnails
            document={state.document}
            page={state.page}
            onPage={(page) => reading.current?.toPage(page)}
          />
        )}
        <section className="pdf-stage" aria-label={t.text}>
          <div
            ref={container}
            className="pdf-container"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls it
            tabIndex={0}
          >
            <div className="pdfViewer" />
          </div>
          {state.phase === 'loading' && (
            <div className="viewer-loading" role="status">
              {t.loading(state.loaded)}
            </div>
          )}
        </section>
      </div>
    </>
  );
}

function usePdfKeys(reading: ReturnType<typeof usePdfReading>['reading']): void {
  useKeys(
    useMemo(
      () => [
        { keys: '+', does: t.zoomIn, run: () => reading.current?.zoom(1) },
        { keys: '-', does: t.zoomOut, run: () => reading.current?.zoom(-1) },
        { keys: 'w', does: t.fitWidth, run: () => reading.current?.fit('page-width') },
        { keys: 'r', does: t.rotate, run: () => reading.current?.rotate() },
      ],
      [reading],
    ),
  );
}
