import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { useEffect, useRef } from 'react';
import { accessText as t } from './access.text.ts';

type Props = {
  readonly document: PDFDocumentProxy;
  readonly page: number;
  readonly onPage: (page: number) => void;
};

const width = 96;

/** Small pictures of the pages; each is drawn when it comes into sight. */
export function PdfThumbnails({ document, page, onPage }: Props) {
  const pages = Array.from({ length: document.numPages }, (_, index) => index + 1);
  return (
    <nav className="thumbnails" aria-label={t.thumbnails}>
      {pages.map((number) => (
        <Thumbnail
          key={number}
          document={document}
          number={number}
          current={number === page}
          onPage={onPage}
        />
      ))}
    </nav>
  );
}

type ThumbnailProps = Omit<Props, 'page'> & { readonly number: number; readonly current: boolean };

function Thumbnail({ document, number, current, onPage }: ThumbnailProps) {
  const button = useRef<HTMLButtonElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);

  useEffect(() => {
    const [place, picture] = [button.current, canvas.current];
    if (!place || !picture) return;
    const watcher = new IntersectionObserver(([sight]) => {
      if (!sight?.isIntersecting) return;
      watcher.disconnect();
      void drawPage(document, number, picture);
    });
    watcher.observe(place);
    return () => watcher.disconnect();
  }, [document, number]);
  useEffect(() => {
    if (current) button.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);

  return (
    <button
      ref={button}
      type="button"
      className="thumbnail"
      aria-current={current ? 'page' : undefined}
      aria-label={t.pageOf(number)}
      onClick={() => onPage(number)}
    >
      <canvas ref={canvas} width={width} height={Math.round(width * Math.SQRT2)} />
      {number}
    </button>
  );
}

async function drawPage(
  document: PDFDocumentProxy,
  number: number,
  canvas: HTMLCanvasElement,
): Promise<void> {
  // A file closed meanwhile has no pages left to draw, and one page that fails leaves its frame empty.
  const page = await document.getPage(number).catch(() => undefined);
  if (!page) return;
  const viewport = page.getViewport({ scale: width / page.getViewport({ scale: 1 }).width });
  canvas.height = Math.round(viewport.height);
  await page.render({ canvas, viewport }).promise.catch(() => undefined);
}
