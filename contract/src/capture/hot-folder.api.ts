import { z } from 'zod';
import { endpoint } from '../endpoint.ts';
import { hotPackage, hotPackageState } from './hot-folder.ts';

export const listHotPackages = endpoint({
  method: 'GET',
  path: '/capture/hot-folder',
  summary: 'Packages that came through the hot folder, newest first, with what was wrong in them',
  access: 'capture.import',
  query: z.object({
    fondsId: z.uuid().optional(),
    state: hotPackageState.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  reply: z.object({
    packages: z.array(hotPackage),
    total: z.number(),
    next: z.string().nullable(),
    /** Where packages are put, as the server's machine names it. */
    folder: z.string(),
  }),
});
