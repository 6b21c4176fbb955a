import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { instant } from '../values.ts';
import { catalogueIndex, indexFilter } from './catalogue-index.ts';

const problems = ['classification.fonds-not-found', 'arrangement.index-too-long'] as const;

export const getCatalogueIndex = endpoint({
  method: 'GET',
  path: '/arrangement/catalogue-index',
  summary: 'An index of a fonds by time, department or institution; memoirs in it with their mark',
  access: 'records.read',
  query: indexFilter,
  reply: catalogueIndex,
  problems,
});

export const printCatalogueIndex = endpoint({
  method: 'GET',
  path: '/arrangement/catalogue-index/print',
  summary: 'The same for print; its printing is in the trail',
  access: 'records.read',
  query: indexFilter,
  reply: z.object({ index: catalogueIndex, printedAt: instant, printedBy: z.string() }),
  problems,
});

export const exportCatalogueIndex = endpoint({
  method: 'GET',
  path: '/arrangement/catalogue-index.xlsx',
  summary: 'The same as a workbook; its export is in the trail',
  access: 'records.read',
  query: indexFilter,
  reply: { bytes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'] },
  problems,
});
