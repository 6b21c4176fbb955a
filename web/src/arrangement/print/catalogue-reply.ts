import type { getFilingCatalogue } from '@lantai/contract/arrangement/arrangement.api.ts';
import type { ReplyOf } from '@lantai/contract/endpoint.ts';

/** What every printed form of a class is made of. */
export type FilingCatalogue = ReplyOf<typeof getFilingCatalogue>;
export type CatalogueRow = FilingCatalogue['rows'][number];
export type CataloguePlace = FilingCatalogue['place'];
export type CatalogueBox = FilingCatalogue['boxes'][number];
