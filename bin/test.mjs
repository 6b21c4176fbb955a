// npm test [-- vitest arguments]
import { become, installPackages } from './install.mjs';

installPackages();
await become('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)]);
