import { fileURLToPath } from 'node:url';

/** The script that verifies what this program hands out, and needs nothing of it. */
export const verifier = fileURLToPath(new URL('verify.mjs', import.meta.url));
