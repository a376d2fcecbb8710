import { defineConfig } from 'vitest/config'

/** Tests that need a browser: `npm run test:browser`. */
export default defineConfig({
  test: { include: ['test/browser/*.browser.ts'], env: { TZ: 'UTC', LANG: 'C.UTF-8' }, testTimeout: 30_000, hookTimeout: 60_000 },
})
