#!/usr/bin/env node
// npx lantai COMMAND …: the command line. Nothing but the command writes to standard output.
import { become, installPackages } from './install.mjs';

installPackages();
await become('server/src/cli.ts', process.argv.slice(2), ['--disable-warning=ExperimentalWarning']);
