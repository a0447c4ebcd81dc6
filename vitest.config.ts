import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { isolate: false, include: ['src/**/*.test.{ts,tsx}', 'demo/**/*.test.ts'], testTimeout: 20_000 },
})
