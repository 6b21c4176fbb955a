import type { FirstPageReading } from '@lantai/contract/preservation/first-page.ts';

/** What the text worker is given, and what it posts back. */
export type TextTask = { path: string; mediaType: string; maxCharacters: number };

export type TextAnswer =
  | {
      kind: 'text';
      /** By page; a plain text has one, or as many as its form feeds make. */
      pages: string[];
      /** Pages, counted from 1, whose text could not be read and is empty above. */
      unreadablePages: number[];
      tool: string;
      toolVersion: string;
    }
  /** Nothing is wrong, there is no text to be had: a scan, a picture, a format not read. */
  | { kind: 'none'; reason: string }
  /** There may be text, but it could not be read. `reason` is a sentence for users. */
  | { kind: 'failed'; reason: string };

/** Of a PDF: how many pages it has, or also what its first page says. */
export type PdfTask = { path: string; wanted: 'page-count' | 'first-page' };

export type PdfAnswer =
  | { kind: 'read'; pages: number; readings: FirstPageReading[] }
  | { kind: 'none' | 'failed'; reason: string };
