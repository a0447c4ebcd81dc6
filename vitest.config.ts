import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Two cores: files wait for PostgreSQL and the browser more than they compute.
    maxWorkers: 2,
    reporters: ['default', './src/platform/testing/summary-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'house',
          isolate: false,
          include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts', 'test/{attacks,contracts,faults}/**/*.test.ts'],
          globalSetup: 'src/platform/testing/global-set-up.ts',
          testTimeout: 20_000,
          hookTimeout: 30_000,
        },
      },
      ...['journeys', 'a11y'].map((name) => ({
        extends: true as const,
        test: {
          name,
          include: [`test/${name}/**/*.test.ts`],
          globalSetup: ['src/platform/testing/global-set-up.ts', 'test/journeys/global-set-up.ts'],
          testTimeout: name === 'a11y' ? 900_000 : 120_000,
          hookTimeout: 120_000,
        },
      })),
    ],
  },
})
