import { z } from 'zod';
import { categoryCode } from '../classification/category.ts';
import { endpoint } from '../endpoint.ts';
import { formatStrategy, library } from './library.ts';

export const listLibraries = endpoint({
  method: 'GET',
  path: '/arrangement/libraries',
  summary: 'The libraries of a fonds by category: what waits, what is in them, what may come in',
  access: 'arrangement.file',
  query: z.object({ fondsId: z.uuid() }),
  reply: z.array(library),
  problems: ['classification.fonds-not-found'],
});

export const decideStrategy = endpoint({
  method: 'PUT',
  path: '/arrangement/libraries/:category',
  summary: 'Decide in which library a category lies and what may come into it',
  access: 'arrangement.file',
  params: z.object({ category: categoryCode }),
  body: z.object({
    fondsId: z.uuid(),
    library: z.string().trim().min(1).max(50),
    formats: formatStrategy,
  }),
  reply: z.object({}),
  problems: ['classification.fonds-not-found'],
});
