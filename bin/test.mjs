// npm test [-- vitest arguments]
import { become, buildPage, installPackages } from './install.mjs';

installPackages();
// The browser tests open the page as users get it.
buildPage();
await become('node_modules/vitest/vitest.mjs', ['run', ...process.argv.slice(2)]);
