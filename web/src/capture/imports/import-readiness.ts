import { captureText } from '../capture.text.ts';
import type { Sending } from '../uploads/upload-queue.ts';

const t = captureText.imports;

/** The ids under which the server keeps what has arrived. */
export function stagedIds(sendings: readonly Sending[]): string[] {
  return sendings.flatMap(({ state, uploadId }) =>
    state === 'staged' && uploadId !== undefined ? [uploadId] : [],
  );
}

/** Why an import cannot begin yet, or undefined. Refused files do not hold it up: they are missing. */
export function hindranceOf(
  hasFonds: boolean,
  catalogues: readonly Sending[],
  files: readonly Sending[],
): string | undefined {
  if (!hasFonds) return t.missingFonds;
  if (stagedIds(catalogues).length === 0) return t.missingCatalogue;
  const onTheWay = files.some(({ state }) => state !== 'staged' && state !== 'refused');
  return onTheWay ? t.stillSending : undefined;
}
