import { UploadQueue } from './upload-queue.ts';

/** Documents to become records, and files that come with a catalogue: two piles that never mix. */
export const documentUploads = new UploadQueue();
export const importUploads = new UploadQueue();
/** The catalogue itself, one at a time. */
export const catalogueUploads = new UploadQueue();
