import { PrinterOutlined, UnorderedListOutlined } from '@ant-design/icons';
import { App, Button, Flex } from 'antd';
import { type ReactNode, type RefObject, useState } from 'react';
import { ApiProblem } from '#platform/api-problem.ts';
import { accessText as t } from './access.text.ts';
import { PageField } from './page-field.tsx';
import type { PdfReading, PdfState } from './pdf-reading.ts';
import { printPdf } from './print-pdf.ts';
import type { AskToPrint } from './use-printing.ts';
import { ZoomButtons } from './zoom-buttons.tsx';

type Props = {
  readonly state: PdfState;
  readonly reading: RefObject<PdfReading | undefined>;
  /** Missing where it may not be printed. */
  readonly askToPrint: AskToPrint | undefined;
  readonly thumbnails: boolean;
  readonly onThumbnails: () => void;
  readonly find: ReactNode;
};

export function PdfToolbar(props: Props) {
  const { state, reading, thumbnails, onThumbnails, find } = props;
  const ready = state.phase === 'ready';

  return (
    <Flex gap={8} align="center" wrap className="viewer-bar" role="toolbar" aria-label={t.toolbar}>
      <Button
        size="small"
        icon={<UnorderedListOutlined />}
        type={thumbnails ? 'primary' : 'default'}
        aria-pressed={thumbnails}
        aria-label={t.thumbnails}
        title={t.thumbnails}
        disabled={!ready}
        onClick={onThumbnails}
      />
      <PageField
        pages={state.pages}
        page={state.page}
        onPage={(page) => reading.current?.toPage(page)}
      />
      <ZoomButtons
        scale={state.scale}
        disabled={!ready}
        onZoom={(steps) => reading.current?.zoom(steps)}
        onFit={(to) => reading.current?.fit(to === 'width' ? 'page-width' : 'page-fit')}
        onRotate={() => reading.current?.rotate()}
      />
      {find}
      <span className="grow" />
      <PrintButton {...props} />
    </Flex>
  );
}

function PrintButton({ state, askToPrint }: Props) {
  const { message } = App.useApp();
  const [done, setDone] = useState<number | null>(null);
  const document = state.document;
  const print = async () => {
    if (!document || !askToPrint) return;
    setDone(0);
    await askToPrint(document.numPages)
      .then((mark) => printPdf(document, mark, setDone))
      .catch((cause: unknown) => {
        // A refusal has been said already.
        if (!(cause instanceof ApiProblem)) void message.error(t.notViewable.damaged);
        throw cause;
      })
      .finally(() => setDone(null));
  };

  return (
    <Button
      size="small"
      icon={<PrinterOutlined />}
      disabled={!askToPrint || !document}
      loading={done !== null}
      title={askToPrint ? t.print : t.printRefused}
      aria-label={t.print}
      onClick={() => void print()}
    >
      {done === null ? null : t.printing(done, state.pages)}
    </Button>
  );
}
