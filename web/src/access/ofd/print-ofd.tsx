import { PrinterOutlined } from '@ant-design/icons';
import { readOfdPage } from '@lantai/contract/access/ofd.api.ts';
import { App, Button } from 'antd';
import { useState } from 'react';
import { apiAddress } from '#platform/api.ts';
import { accessText as t } from '../access.text.ts';
import type { AskToPrint } from '../use-printing.ts';
import { watermarkTile } from '../watermark.ts';

type Props = {
  readonly file: { readonly recordId: string; readonly componentId: string };
  readonly pages: number;
  /** Missing where it may not be printed. */
  readonly askToPrint: AskToPrint | undefined;
};

/** Prints all pages, each on a sheet of its own with the watermark over it. */
export function PrintOfd({ file, pages, askToPrint }: Props) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const print = async (askFor: AskToPrint) => {
    setBusy(true);
    const mark = await askFor(pages).finally(() => setBusy(false));
    setBusy(true);
    const sheets = document.createElement('div');
    sheets.className = 'print-sheets';
    sheets.style.setProperty('--watermark', watermarkTile(mark));
    for (let page = 1; page <= pages; page += 1) {
      const sheet = document.createElement('div');
      sheet.className = 'print-sheet watermarked';
      const picture = document.createElement('img');
      picture.src = apiAddress(readOfdPage, { params: { ...file, page } });
      sheet.append(picture);
      sheets.append(sheet);
    }
    document.body.append(sheets);
    try {
      await Promise.all(Array.from(sheets.querySelectorAll('img'), (picture) => picture.decode()));
      window.print();
    } catch (cause) {
      void message.error(t.notViewable.damaged);
      throw cause;
    } finally {
      sheets.remove();
      setBusy(false);
    }
  };
  return (
    <Button
      size="small"
      icon={<PrinterOutlined />}
      disabled={!askToPrint}
      loading={busy}
      title={askToPrint ? t.print : t.printRefused}
      aria-label={t.print}
      onClick={() => askToPrint && void print(askToPrint)}
    />
  );
}
