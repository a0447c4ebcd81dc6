import { report } from './running/figure.ts'
import { startLoader } from './running/load.ts'
import { constantPage, constantStaffPage, openMeasuredHouse } from './running/measured-house.ts'
import { median } from './running/statistics.ts'
import { openVisitors } from './running/visitors.ts'

const rounds = 9
const requests = 200
const concurrency = 4
const browser = { 'accept-encoding': 'gzip, deflate, br', 'accept-language': 'ja' }

const measured = await openMeasuredHouse()
const visitors = await openVisitors(measured.house)
const loader = startLoader(measured.origin)

const pages = [
  { name: 'constant', path: constantPage, cookie: '' },
  { name: 'procedure', path: '/procedures/residence-certificate', cookie: '' },
  { name: 'home', path: '/', cookie: '' },
  { name: 'constant, resident', path: constantPage, cookie: visitors.resident },
  { name: 'question', path: visitors.question, cookie: visitors.resident },
  { name: 'check', path: visitors.check, cookie: visitors.resident },
  { name: 'constant, staff', path: constantStaffPage, cookie: visitors.staff },
  { name: 'queue', path: '/staff', cookie: visitors.staff },
] as const

const milliseconds = new Map<string, number[]>(pages.map(({ name }) => [name, []]))
for (let round = -2; round < rounds; round += 1) {
  for (const { name, path, cookie } of pages) {
    const spent = await cpuPerRequest(path, cookie)
    if (round >= 0) milliseconds.get(name)?.push(spent)
  }
}
loader.stop()
await measured.close()

const limit = { max: 12 }
report(
  'page-cpu',
  `CPU time of the server process per answered request, user and system, all threads, brotli included, divided by that of a constant page of 24 bytes behind the same middleware for the same visitor. ${rounds} interleaved rounds of ${requests} requests after two to warm up; the median of the rounds.`,
  [
    { what: 'procedure page', ...ratio('procedure', 'constant'), limit },
    { what: 'home page', ...ratio('home', 'constant') },
    { what: 'signed-in question page', ...ratio('question', 'constant, resident') },
    { what: 'signed-in check page', ...ratio('check', 'constant, resident') },
    { what: 'staff queue of 25 cases', ...ratio('queue', 'constant, staff') },
    ...pages.map(({ name }) => ({ what: `CPU of ${name}`, ...plain(milliseconds.get(name) ?? []), unit: 'ms' })),
  ],
)

async function cpuPerRequest(path: string, cookie: string): Promise<number> {
  const before = process.cpuUsage()
  const minBytes = path.includes('constant') ? 20 : 2000
  const headers = { ...browser, ...(cookie && { cookie }) }
  await loader.run({ requests: [{ path, headers }], total: requests, concurrency }, { status: 200, minBytes })
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000 / requests
}

function ratio(page: string, constant: string) {
  const below = milliseconds.get(constant) ?? []
  const spread = (milliseconds.get(page) ?? []).map((spent, round) => spent / (below[round] ?? Number.NaN))
  return { ...plain(spread), unit: '×' }
}

function plain(spread: readonly number[]) {
  return { value: median(spread), spread }
}
