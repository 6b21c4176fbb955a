import type { Box } from './geometry.ts';

/** What the OFD worker is asked for. */
export type OfdTask =
  | { readonly path: string; readonly wanted: 'outline' | 'runs' }
  | { readonly path: string; readonly wanted: 'page'; readonly page: number };

export type OfdFailed = { readonly kind: 'failed'; readonly reason: string };

/** What an OFD has to show, without drawing any of it. */
export type OfdOutline =
  | {
      readonly kind: 'read';
      readonly title: string | null;
      /** In millimetres. */
      readonly pages: readonly { readonly width: number; readonly height: number }[];
      readonly attachments: readonly {
        readonly name: string;
        readonly format: string | null;
        readonly size: number | null;
      }[];
      readonly customTags: readonly string[];
      readonly notes: readonly string[];
    }
  | OfdFailed;

/** A piece of text with its box in millimetres on the page. */
export type OfdRun = Box & { readonly text: string };

export type OfdPagesText =
  | {
      readonly kind: 'read';
      readonly pages: readonly (readonly OfdRun[])[];
      /** Each page's text as it is searched. */
      readonly texts: readonly string[];
      readonly notes: readonly string[];
    }
  | OfdFailed;

/** One page as an SVG that acts on nothing and fetches nothing; `notes` say what of it is not drawn. */
export type OfdPageDrawing =
  | { readonly kind: 'drawn'; readonly svg: string; readonly notes: readonly string[] }
  | OfdFailed;

export type OfdAnswer = OfdOutline | OfdPagesText | OfdPageDrawing;
