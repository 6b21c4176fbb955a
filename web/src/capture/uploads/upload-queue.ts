import { uploadPath } from '@lantai/contract/capture/capture.api.ts';
import { problemReply } from '@lantai/contract/problem.ts';
import { type DetailedError, Upload } from 'tus-js-client';
import { captureText } from '../capture.text.ts';

const t = captureText.upload;

/** A file to send, with where it lay in its folder: catalogues name files by that. */
export type GivenFile = { readonly file: File; readonly path: string };

/** A file, and the fonds it is for: whoever works for several agencies must say for which. */
type Entry = GivenFile & {
  readonly fondsId: string | undefined;
  upload?: Upload;
  /** Lets the next file go: this one has arrived, failed or been taken back. */
  end?: () => void;
};

/**
 * One file on its way. `broken` means the line was cut: it can go on from where it stopped.
 * `refused` means that no second try will help.
 */
export type Sending = {
  readonly key: string;
  readonly path: string;
  readonly size: number;
  readonly sent: number;
  readonly state: 'waiting' | 'sending' | 'staged' | 'broken' | 'refused';
  readonly uploadId?: string;
  readonly reason?: string;
};

/** A browser opens six connections to one server: some must be left for the page itself. */
const AT_ONCE = 3;
/** Progress is told this often, in ms: a thousand small files must not repaint the page each time. */
const TELL_EVERY = 100;

/**
 * Sends files over tus, a few at a time, resumable. It stands outside the pages, so that sending
 * goes on while its owner works elsewhere in the program.
 */
export class UploadQueue {
  readonly #files = new Map<string, Entry>();
  readonly #listeners = new Set<() => void>();
  readonly #handedOut = new Set<string>();
  #line: string[] = [];
  #underWay = 0;
  #sendings: readonly Sending[] = [];
  #changes = new Map<string, Partial<Sending>>();
  #telling: ReturnType<typeof setTimeout> | undefined;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly sendings = (): readonly Sending[] => this.#sendings;

  add(given: readonly GivenFile[], fondsId: string | undefined): void {
    const added = given.map((file) => {
      const key = crypto.randomUUID();
      this.#files.set(key, { ...file, fondsId });
      return waitingOf(key, file);
    });
    this.#sendings = [...this.#sendings, ...added];
    this.#tellSoon();
    this.#queue(added.filter(({ state }) => state === 'waiting').map(({ key }) => key));
  }

  /** Goes on with what was cut off. */
  resume(keys: readonly string[]): void {
    for (const key of keys) this.#change(key, { state: 'waiting' });
    this.#queue(keys);
  }

  /** Hands out what has arrived, each file once; it stays on the list to be counted. */
  takeStaged(): Sending[] {
    const arrived = this.#sendings.filter(
      ({ key, state }) => state === 'staged' && !this.#handedOut.has(key),
    );
    for (const { key } of arrived) this.#handedOut.add(key);
    return arrived;
  }

  /** Takes files off the list; what is on its way is stopped and thrown away on the server. */
  remove(keys: readonly string[]): void {
    const gone = new Set(keys);
    for (const { key, state } of this.#sendings.filter((each) => gone.has(each.key))) {
      const entry = this.#files.get(key);
      this.#files.delete(key);
      if (state !== 'staged') void entry?.upload?.abort(true).catch(() => undefined);
      entry?.end?.();
    }
    this.#sendings = this.#sendings.filter(({ key }) => !gone.has(key));
    this.#tellSoon();
  }

  #queue(keys: readonly string[]): void {
    this.#line.push(...keys);
    while (this.#underWay < AT_ONCE && this.#line.length > 0) this.#begin();
  }

  #begin(): void {
    const key = this.#line.shift() ?? '';
    const entry = this.#files.get(key);
    if (!entry) return;
    this.#underWay += 1;
    this.#change(key, { state: 'sending' });
    void this.#send(key, entry).then(() => {
      this.#underWay -= 1;
      this.#queue([]);
    });
  }

  async #send(key: string, entry: Entry): Promise<void> {
    const ended = new Promise<void>((end) => {
      entry.end = end;
    });
    entry.upload = uploadOf(entry, (to) => {
      this.#change(key, to);
      if (to.state) entry.end?.();
    });
    // What was sent of the same file before a cut or a reload is not sent again.
    const [previous] = await entry.upload.findPreviousUploads().catch(() => []);
    if (previous) entry.upload.resumeFromPreviousUpload(previous);
    if (this.#files.has(key)) entry.upload.start();
    await ended;
  }

  #change(key: string, to: Partial<Sending>): void {
    this.#changes.set(key, { ...this.#changes.get(key), ...to });
    this.#tellSoon();
  }

  #tellSoon(): void {
    if (this.#telling === undefined) this.#telling = setTimeout(() => this.#tell(), TELL_EVERY);
  }

  #tell(): void {
    const changes = this.#changes;
    this.#changes = new Map();
    this.#telling = undefined;
    this.#sendings = this.#sendings.map((each) => {
      const to = changes.get(each.key);
      return to ? { ...each, ...to } : each;
    });
    for (const listener of this.#listeners) listener();
  }
}

/** An empty file proves nothing and cannot be filed: it is said at once, before it is sent. */
function waitingOf(key: string, { file, path }: GivenFile): Sending {
  const sending = { key, path, size: file.size, sent: 0 };
  return file.size === 0
    ? { ...sending, state: 'refused', reason: t.empty }
    : { ...sending, state: 'waiting' };
}

function uploadOf(entry: Entry, change: (to: Partial<Sending>) => void): Upload {
  const { file, path, fondsId } = entry;
  const upload = new Upload(file, {
    endpoint: uploadPath,
    metadata: { filename: path, filetype: file.type, ...(fondsId && { fonds: fondsId }) },
    retryDelays: [0, 1000, 3000, 10_000],
    // Otherwise the same file chosen again would be one that a record has already used.
    removeFingerprintOnSuccess: true,
    onProgress: (sent) => change({ sent }),
    onSuccess: () =>
      change({ state: 'staged', sent: file.size, uploadId: uploadIdOf(upload.url ?? '') }),
    onError: (error) => change(failureOf(error)),
  });
  return upload;
}

function uploadIdOf(address: string): string {
  return decodeURIComponent(new URL(address, location.href).pathname.split('/').at(-1) ?? '');
}

function failureOf(error: Error | DetailedError): Partial<Sending> {
  const response = 'originalResponse' in error ? error.originalResponse : null;
  const status = response?.getStatus() ?? 0;
  const reason = titleOf(response?.getBody() ?? '');
  return status >= 400 && status < 500
    ? { state: 'refused', reason: reason ?? t.refused(status) }
    : { state: 'broken', reason: reason ?? t.broken };
}

function titleOf(body: string): string | undefined {
  try {
    return problemReply.safeParse(JSON.parse(body)).data?.title;
  } catch {
    return undefined;
  }
}
