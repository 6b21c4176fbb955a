import { readContent } from '@lantai/contract/access/access.api.ts';
import type { Component } from '@lantai/contract/records/record.ts';
import { Skeleton } from 'antd';
import { type CSSProperties, lazy, Suspense, useMemo } from 'react';
import { apiAddress } from '#platform/api.ts';
import { useMe } from '#platform/session.ts';
import { accessText as t } from './access.text.ts';
import { ImageViewer } from './image-viewer.tsx';
import { NotShown } from './not-shown.tsx';
import { RecordingPlayer } from './recording-player.tsx';
import { TextViewer } from './text-viewer.tsx';
import { usePrinting } from './use-printing.ts';
import { extensionOf, viewedAs } from './viewable.ts';
import { watermarkText, watermarkTile } from './watermark.ts';
import './viewer.css';

// Half a megabyte that only those need who open a PDF.
const PdfViewer = lazy(() => import('./pdf-viewer.tsx'));
const OfdViewer = lazy(() => import('./ofd/ofd-viewer.tsx'));

type Props = {
  readonly recordId: string;
  readonly component: Component;
  readonly words: string;
  readonly mayDownload: boolean;
  readonly mayPrint: boolean;
};

/** Shows one component on screen, with the reader's name and the time across it. */
export function Viewer({ recordId, component, words, mayDownload, mayPrint }: Props) {
  const me = useMe();
  const { id, mediaType, fileName, size } = component;
  // The moment of opening: each component that is opened anew gets its own.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the id is what is opened
  const watermark = useMemo(() => watermarkText(me, new Date()), [me, id]);
  const kind = viewedAs(mediaType);
  const address = apiAddress(readContent, { params: { recordId, componentId: id } });
  const printing = usePrinting({ recordId, componentId: id });
  const askToPrint = mayPrint ? printing : undefined;

  return (
    <section
      className="viewer"
      aria-label={fileName}
      style={{ '--watermark': watermarkTile(watermark) } as CSSProperties}
    >
      {kind === 'pdf' && (
        <Suspense fallback={<Skeleton active className="viewer-skeleton" />}>
          <PdfViewer key={id} {...{ address, words, askToPrint, size }} />
        </Suspense>
      )}
      {kind === 'ofd' && (
        <Suspense fallback={<Skeleton active className="viewer-skeleton" />}>
          <OfdViewer key={id} file={{ recordId, componentId: id }} {...{ words, askToPrint }} />
        </Suspense>
      )}
      {kind === 'image' && <ImageViewer key={id} address={address} />}
      {kind === 'text' && <TextViewer key={id} {...{ address, words }} />}
      {(kind === 'audio' || kind === 'video') && (
        <RecordingPlayer key={id} kind={kind} address={address} watermark={watermark} />
      )}
      {!kind && (
        <NotShown
          what={t.notViewable.format(extensionOf(fileName))}
          wayOut={mayDownload ? t.notViewable.download : t.notViewable.ask}
        />
      )}
      <p className="print-note">{mayPrint ? t.printElsewhere : t.printRefused}</p>
    </section>
  );
}
