import { defineConfig } from 'vitest/config'

/** Tests that bring the packed package together with the tools it works beside: `npm run test:integration`. */
export default defineConfig({
  test: {
    include: ['test/integration/*.integration.ts'],
    globalSetup: 'test/integration/setup.ts',
    env: { NO_COLOR: '1', TZ: 'UTC', LANG: 'C.UTF-8' },
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 900_000,
  },
})
