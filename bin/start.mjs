// npm start -- [--demo] [--port N] [--data DIR] [--help]
import { become, buildPage, installPackages } from './install.mjs';

const args = process.argv.slice(2);
installPackages();
if (!args.includes('--help')) buildPage();
await become('server/src/main.ts', args);
