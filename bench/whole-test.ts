import { spawnSync } from 'node:child_process'
import { report } from './running/figure.ts'

const began = performance.now()
const { status, stdout } = spawnSync('npm', ['test'], {
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
  stdio: ['ignore', 'pipe', 'inherit'],
})
const minutes = (performance.now() - began) / 60_000
const last = stdout.trim().split('\n').at(-1) ?? ''
const [, passed, failed, skipped] = /^(\d+) passed, (\d+) failed, (\d+) skipped$/.exec(last) ?? []
if (passed === undefined || Number(passed) === 0) throw new Error(`npm test ended with: ${last}`)

report(
  'whole-test',
  'Minutes of the whole `npm test`, browser journeys included, from the command to its last line. A run that failed or skipped something says so here and is no figure.',
  [
    { what: 'whole `npm test`', value: minutes, unit: 'min', limit: { max: 5 } },
    { what: 'passed', value: Number(passed), unit: 'tests' },
    { what: 'failed', value: Number(failed), unit: 'tests', limit: { max: 0 } },
    { what: 'skipped', value: Number(skipped), unit: 'tests' },
  ],
)
if (status !== 0) process.exitCode = 1
