import {
  AnnotationMode,
  GlobalWorkerOptions,
  getDocument,
  type PDFDocumentProxy,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
// The legacy build: the browsers of an office are often years old.
// oxlint-disable-next-line import/default -- Vite answers ?url with an address
import workerAddress from 'pdfjs-dist/legacy/build/pdf.worker.min.mjs?url';
import {
  EventBus,
  FindState,
  PDFFindController,
  PDFLinkService,
  PDFViewer,
} from 'pdfjs-dist/legacy/web/pdf_viewer.mjs';
import { chineseL10n, namePages } from './pdf-l10n.ts';
import { pdfProblem } from './pdf-problem.ts';

GlobalWorkerOptions.workerSrc = workerAddress;
const assets = `${import.meta.env.BASE_URL}pdf-assets`;

/** What the toolbar shows of a PDF that is being read. */
export type PdfState = {
  readonly phase: 'loading' | 'ready' | 'failed';
  /** While loading, in per cent. */
  readonly loaded: number;
  readonly problem?: unknown;
  readonly document?: PDFDocumentProxy;
  readonly pages: number;
  readonly page: number;
  readonly scale: number;
  readonly matches?: { readonly current: number; readonly total: number } | undefined;
};

type PdfFile = { readonly address: string; readonly size: number };

const readInPartsFrom = 8 * 1024 * 1024;

/** Before the first byte. */
export const nothingYet: PdfState = { phase: 'loading', loaded: 0, pages: 0, page: 1, scale: 1 };

/** One PDF on the screen: pdf.js renders the pages in sight, this keeps what the toolbar shows. */
export class PdfReading {
  readonly #bus = new EventBus();
  readonly #viewer: PDFViewer;
  readonly #links: PDFLinkService;
  readonly #loading: ReturnType<typeof getDocument>;
  readonly #tell: (state: PdfState) => void;
  #state = nothingYet;

  constructor(
    container: HTMLDivElement,
    { address, size }: PdfFile,
    tell: (state: PdfState) => void,
  ) {
    this.#tell = tell;
    this.#links = new PDFLinkService({ eventBus: this.#bus });
    this.#viewer = new PDFViewer({
      container,
      eventBus: this.#bus,
      linkService: this.#links,
      findController: new PDFFindController({ linkService: this.#links, eventBus: this.#bus }),
      annotationMode: AnnotationMode.ENABLE,
      l10n: chineseL10n,
      removePageBorders: true,
    });
    this.#links.setViewer(this.#viewer);
    this.#listen(container);
    this.#loading = getDocument({
      url: address,
      // Each request is a reading in the trail: only where a file is long is it read in parts.
      disableRange: size < readInPartsFrom,
      cMapUrl: `${assets}/cmaps/`,
      standardFontDataUrl: `${assets}/standard_fonts/`,
      wasmUrl: `${assets}/wasm/`,
      iccUrl: `${assets}/iccs/`,
      // A record is evidence as it is; nothing inside it is run.
      enableXfa: false,
    });
    this.#loading.onProgress = ({ loaded, total }: { loaded: number; total: number }) =>
      this.#set({ loaded: total > 0 ? Math.min(100, Math.floor((loaded / total) * 100)) : 0 });
    this.#loading.promise.then(
      (document) => this.#show(document),
      async (cause: unknown) => {
        if (this.#loading.destroyed) return;
        this.#set({ phase: 'failed', problem: await pdfProblem(cause, address) });
      },
    );
  }

  close(): void {
    this.#viewer.cleanup();
    void this.#loading.destroy();
  }

  toPage(page: number): void {
    this.#viewer.currentPageNumber = Math.min(Math.max(1, page), this.#state.pages);
  }

  zoom(steps: 1 | -1): void {
    if (steps === 1) this.#viewer.increaseScale();
    else this.#viewer.decreaseScale();
  }

  fit(to: 'page-width' | 'page-fit' | 'page-actual'): void {
    this.#viewer.currentScaleValue = to;
  }

  /** After the space for it has changed, a page that fits must be fitted again. */
  refit(): void {
    const { currentScaleValue } = this.#viewer;
    if (currentScaleValue?.startsWith('page-')) this.#viewer.currentScaleValue = currentScaleValue;
  }

  rotate(): void {
    this.#viewer.pagesRotation = (this.#viewer.pagesRotation + 90) % 360;
  }

  find(words: string, direction: 'new' | 'next' | 'previous' = 'new'): void {
    if (words === '') {
      this.#stopFinding();
      return;
    }
    this.#bus.dispatch('find', {
      source: this,
      query: words,
      type: direction === 'new' ? '' : 'again',
      findPrevious: direction === 'previous',
      caseSensitive: false,
      entireWord: false,
      highlightAll: true,
      matchDiacritics: false,
    });
  }

  #stopFinding(): void {
    this.#bus.dispatch('findbarclose', { source: this });
    this.#set({ matches: undefined });
  }

  #show(document: PDFDocumentProxy): void {
    this.#viewer.setDocument(document);
    this.#links.setDocument(document);
    this.#set({ document, pages: document.numPages });
  }

  #listen(container: HTMLDivElement): void {
    this.#bus.on('pagesinit', () => {
      this.#viewer.currentScaleValue = 'page-width';
      namePages(container);
      this.#set({ phase: 'ready' });
    });
    this.#bus.on('pagechanging', ({ pageNumber }: { pageNumber: number }) =>
      this.#set({ page: pageNumber }),
    );
    this.#bus.on('scalechanging', ({ scale }: { scale: number }) => this.#set({ scale }));
    type Found = { matchesCount: PdfState['matches']; state?: number };
    this.#bus.on('updatefindmatchescount', ({ matchesCount }: Found) =>
      this.#set({ matches: matchesCount }),
    );
    this.#bus.on('updatefindcontrolstate', ({ matchesCount, state }: Found) => {
      if (state !== FindState.PENDING) this.#set({ matches: matchesCount });
    });
  }

  #set(change: Partial<PdfState>): void {
    this.#state = { ...this.#state, ...change };
    this.#tell(this.#state);
  }
}
