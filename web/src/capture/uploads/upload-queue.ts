import { uploadPath } from '@lantai/contract/capture/capture.api.ts';
import { problemReply } from '@lantai/contract/problem.ts';
import { type DetailedError, Upload } from 'tus-js-client';
import { captureText } from '../capture.text.ts';

const t = captureText.upload;

/** A file to send, with where it lay in its folder: catalogues name files by that. */
export type GivenFile = { readonly file: File; readonly path: string };

/** A file, and the fonds it is for: whoever works for several agencies must say for which. */
type Entry = GivenFile & { readonly fondsId: string | undefined; upload?: Upload };

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

export type UploadQueue = ReturnType<typeof createUploadQueue>;

/** A browser opens six connections to one server: some must be left for the page itself. */
const AT_ONCE = 3;
/** Progress is told this often, in ms: a thousand small files must not repaint the page each time. */
const TELL_EVERY = 100;

/**
 * Sends files over tus, a few at a time, resumable. It stands outside the pages, so that sending
 * goes on while its owner works elsewhere in the program.
 */
export function createUploadQueue() {
  const files = new Map<string, Entry>();
  const listeners = new Set<() => void>();
  const handedOut = new Set<string>();
  let sendings: readonly Sending[] = [];
  let changed = new Map<string, Partial<Sending>>();
  let telling: ReturnType<typeof setTimeout> | undefined;

  function tell(): void {
    const now = changed;
    changed = new Map();
    telling = undefined;
    sendings = sendings.map((each) => ({ ...each, ...now.get(each.key) }));
    for (const listener of listeners) listener();
    begin();
  }

  function change(key: string, to: Partial<Sending>): void {
    changed.set(key, { ...changed.get(key), ...to });
    if (telling === undefined) telling = setTimeout(tell, TELL_EVERY);
  }

  function begin(): void {
    const free = AT_ONCE - sendings.filter(({ state }) => state === 'sending').length;
    for (const { key } of sendings.filter(({ state }) => state === 'waiting').slice(0, free)) {
      change(key, { state: 'sending' });
      void send(key);
    }
  }

  async function send(key: string): Promise<void> {
    const entry = files.get(key);
    if (!entry) return;
    const upload = uploadOf(entry, (to) => change(key, to));
    entry.upload = upload;
    // What was sent of the same file before a cut or a reload is not sent again.
    const [previous] = await upload.findPreviousUploads().catch(() => []);
    if (previous) upload.resumeFromPreviousUpload(previous);
    if (files.has(key)) upload.start();
  }

  function set(next: readonly Sending[]): void {
    sendings = next;
    if (telling === undefined) telling = setTimeout(tell, 0);
  }

  return {
    subscribe: (listener: () => void): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    sendings: () => sendings,
    add(given: readonly GivenFile[], fondsId: string | undefined): void {
      const added = given.map((each) => {
        const key = crypto.randomUUID();
        files.set(key, { ...each, fondsId });
        return waitingOf(key, each);
      });
      set([...sendings, ...added]);
    },
    /** Goes on with what was cut off. */
    resume(keys: readonly string[]): void {
      for (const key of keys) change(key, { state: 'waiting' });
    },
    /** Hands out what has arrived, each file once; it stays on the list to be counted. */
    takeStaged(): Sending[] {
      const arrived = sendings.filter(
        ({ key, state }) => state === 'staged' && !handedOut.has(key),
      );
      for (const { key } of arrived) handedOut.add(key);
      return arrived;
    },
    /** Takes files off the list; what is on its way is stopped and thrown away on the server. */
    remove(keys: readonly string[]): void {
      const gone = new Set(keys);
      for (const { key, state } of sendings.filter((each) => gone.has(each.key))) {
        if (state !== 'staged')
          void files
            .get(key)
            ?.upload?.abort(true)
            .catch(() => undefined);
        files.delete(key);
      }
      set(sendings.filter(({ key }) => !gone.has(key)));
    },
  };
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
