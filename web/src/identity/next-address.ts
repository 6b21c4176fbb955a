import { z } from 'zod';

/** Where to go afterwards: an address of our own, never one to which somebody else wants to lead. */
export const nextAddress = z
  .string()
  .regex(/^\/(?![/\\])/)
  .optional()
  .catch(undefined);
