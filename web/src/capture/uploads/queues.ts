import { createUploadQueue } from './upload-queue.ts';

/** Documents to become records, and files that come with a catalogue: two piles that never mix. */
export const documentUploads = createUploadQueue();
export const importUploads = createUploadQueue();
/** The catalogue itself, one at a time. */
export const catalogueUploads = createUploadQueue();
