import { openManyReports } from './running/many-reports.ts'
const began = performance.now()
const { close } = await openManyReports()
console.log('seconds', (performance.now() - began) / 1000)
await close()
process.exit(0)
