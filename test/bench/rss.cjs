// Preloaded into every measured program: its peak memory goes to the file that BENCH_RSS names.
const { writeFileSync } = require('node:fs')
process.on('exit', () => writeFileSync(process.env.BENCH_RSS, String(process.resourceUsage().maxRSS)))
