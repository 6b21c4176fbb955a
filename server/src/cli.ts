import { parseArgs } from 'node:util';
import { z } from 'zod';
import { PostgresError } from '#platform/postgres-error.ts';
import { Problem } from '#platform/problem.ts';
import { type CommandLine, commands, overview } from './command-line/commands.ts';

const options = {
  data: { type: 'string' },
  store: { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean' },
  fonds: { type: 'string' },
  state: { type: 'string' },
  category: { type: 'string' },
  files: { type: 'string' },
  'dry-run': { type: 'boolean' },
  report: { type: 'string' },
  as: { type: 'string' },
  limit: { type: 'string' },
  out: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  token: { type: 'string' },
  org: { type: 'string' },
  big: { type: 'string' },
  record: { type: 'string' },
  search: { type: 'string' },
  sample: { type: 'string' },
  seed: { type: 'string' },
  'with-check': { type: 'boolean' },
  probe: { type: 'boolean' },
  signatures: { type: 'string' },
  stage: { type: 'string' },
  object: { type: 'string' },
  all: { type: 'boolean' },
  'key-file': { type: 'string' },
  set: { type: 'string' },
  full: { type: 'boolean' },
  page: { type: 'string' },
  name: { type: 'string' },
  years: { type: 'string' },
  reason: { type: 'string' },
  sign: { type: 'string' },
  trust: { type: 'string' },
  version: { type: 'string' },
} as const;

/** What went wrong, for a person or (with --json) for a program, and an exit code that says so. */
function fail(error: unknown, json: boolean): void {
  process.exitCode = 1;
  if (error instanceof Problem) {
    const { code, details, sentence } = error;
    if (json) console.log(JSON.stringify({ code, title: sentence, ...details }));
    else console.error(sentence);
  } else if (error instanceof PostgresError || error instanceof TypeError) {
    console.error(error.message);
  } else {
    console.error(error);
  }
}

const [first = '', ...rest] = process.argv.slice(2);
const named = Object.keys(commands)
  .toSorted((one, other) => other.length - one.length)
  .find((name) => `${[first, ...rest].join(' ')} `.startsWith(`${name} `));
const json = rest.includes('--json');

if (named === undefined) {
  console.log(overview());
  process.exitCode = first === '' || first === '--help' || first === 'help' ? 0 : 1;
} else {
  try {
    const words = named.split(' ').length;
    const { values, positionals } = parseArgs({
      args: process.argv.slice(2 + words),
      options,
      allowPositionals: true,
    });
    const line: CommandLine = {
      positionals,
      options: z.record(z.string(), z.union([z.string(), z.boolean()])).parse({ ...values }),
      json: values.json === true,
    };
    if (values.help) console.log(overview());
    else await commands[named]?.run(line);
  } catch (error) {
    fail(error, json);
  }
  // Worker threads of the text reader would keep the process; all that matters has been closed.
  process.exit();
}
