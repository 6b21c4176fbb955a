import type { PDFViewer } from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import { accessText as t } from './access.text.ts';

type L10n = NonNullable<ConstructorParameters<typeof PDFViewer>[0]['l10n']>;

const nothing = async () => {};

/** pdf.js speaks English unless told otherwise; its few words to screen readers are set by us. */
export const chineseL10n = {
  getLanguage: () => 'zh-cn',
  getDirection: () => 'ltr',
  get: async (_ids: unknown, _args: unknown, fallback: unknown) => fallback ?? '',
  translate: nothing,
  translateOnce: nothing,
  destroy: nothing,
  pause: () => {},
  resume: () => {},
} as unknown as L10n;

export function namePages(container: HTMLElement): void {
  container.querySelector('.pdfViewer')?.setAttribute('lang', 'zh-CN');
  for (const page of container.querySelectorAll<HTMLElement>('.page'))
    page.setAttribute('aria-label', t.pageOf(Number(page.dataset.pageNumber)));
}
