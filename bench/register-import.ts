import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { report } from './running/figure.ts'
import { temporaryFolder } from './running/measured-house.ts'
import { writeDifferences, writeFullFile } from './running/register-file.ts'
import { processes, watchPeak } from './running/resident-memory.ts'

const residents = Number(process.argv.find((one) => /^\d+$/.test(one)) ?? 750_000)
const changes = 3000
const folder = temporaryFolder()
const full = join(folder, 'bench_full_000001.csv')
const differences = join(folder, 'bench_differences_000002.csv')
await writeFullFile(full, residents)
await writeDifferences(differences, residents, changes)
await run('migrate')

const load = await run('import-register', full)
const day = await run('import-register', differences)
rmSync(folder, { recursive: true, force: true })

report(
  'register-import',
  `\`madoguchi import-register\` as a process of its own, the start of PostgreSQL included, on an empty register and durable storage: a file of ${residents.toLocaleString('en')} residents with five lines for four of them, then the differences of a day. Memory: the highest of four samples a second.`,
  [
    {
      what: `${residents.toLocaleString('en')} residents, full load`,
      value: load.seconds,
      unit: 's',
      limit: { max: 300 },
    },
    { what: 'Node during it (RSS)', value: load.megabytes, unit: 'MB', limit: { max: 400 } },
    { what: `differences, ${changes.toLocaleString('en')} lines`, value: day.seconds, unit: 's', limit: { max: 30 } },
  ],
)

async function run(...args: string[]): Promise<{ seconds: number; megabytes: number }> {
  const began = performance.now()
  const child = spawn(process.execPath, [join('.build', 'cli.js'), ...args], {
    env: { ...process.env, DATA_DIR: folder, MADOGUCHI_ENV: 'demo', PORT: '3148' },
    stdio: 'inherit',
  })
  const stopWatching = watchPeak(() => processes().find(({ pid }) => pid === child.pid)?.megabytes ?? 0)
  const code = await new Promise<number | null>((resolve) => void child.once('exit', resolve))
  if (code !== 0) throw new Error(`${args[0]} ended with ${code}`)
  return { seconds: (performance.now() - began) / 1000, megabytes: stopWatching() }
}
