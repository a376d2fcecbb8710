import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: { include: ['test/**/*.test.ts'], env: { NO_COLOR: '1', TZ: 'UTC', LANG: 'C.UTF-8' } },
})
