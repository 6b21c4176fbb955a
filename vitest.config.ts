import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Minutes each: begun last, they would run alone on one processor while the others have nothing left. */
const long = [
  'e2e/demonstration.e2e.ts',
  'server/test/fuzz/packages.fuzz.test.ts',
  'server/src/rebuild/rebuild-demonstration.test.ts',
  'server/test/fuzz/documents.fuzz.test.ts',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((name) => moduleId.endsWith(name));
      return at < 0 ? long.length : at;
    };
    return (await super.sort(files)).toSorted((one, other) => place(one) - place(other));
  }
}

export default defineConfig({
  test: {
    include: [
      'contract/**/*.test.ts',
      'server/**/*.test.ts',
      'web/**/*.test.{ts,tsx}',
      'e2e/**/*.e2e.ts',
      'conformance/**/*.test.ts',
    ],
    globalSetup: './server/test/global-setup.ts',
    // Vitest would leave one processor free: on two, all files one after the other.
    maxWorkers: Math.max(2, availableParallelism()),
    sequence: { sequencer: LongFirst },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
