import { defineConfig } from 'vitest/config';

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
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
