import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    isolate: false,
    include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts'],
    globalSetup: 'src/platform/testing/global-set-up.ts',
    testTimeout: 20_000,
    hookTimeout: 30_000,
  },
})
