// Preloaded into every measured program: its peak memory and processor time go to the file that BENCH_RSS names.
const { writeFileSync } = require('node:fs')
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
  writeFileSync(process.env.BENCH_RSS, JSON.stringify({ rss: maxRSS / 1024, cpu: userCPUTime + systemCPUTime }))
})
