// `test [--only=a11y] [vitest's arguments]`: runs the tests, the browser's included; the last line is the count.
import { spawn } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { forward } from './forward.mjs'

const summaryFile = 'test-results/summary.json'
rmSync(summaryFile, { force: true })
const args = process.argv.slice(2)
const only = args[0]?.startsWith('--only=') && args.shift().slice('--only='.length)
const projects = (only ? [only] : ['house', 'journeys']).map((name) => `--project=${name}`)
const child = spawn(
  process.execPath,
  ['node_modules/vitest/vitest.mjs', 'run', '--passWithNoTests', ...projects, ...args],
  {
    stdio: 'inherit',
  },
)
process.once('disconnect', () => child.kill('SIGTERM'))
const code = await forward(child)
process.disconnect?.()

const summary = readSummary()
if (summary.skippedTests.length > 0)
  console.log(`\nSkipped:\n${summary.skippedTests.map((name) => `  ${name}`).join('\n')}`)
console.log(`\n${summary.passed} passed, ${summary.failed} failed, ${summary.skipped} skipped`)
process.exitCode = code === 0 && summary.failed > 0 ? 1 : code

function readSummary() {
  try {
    return JSON.parse(readFileSync(summaryFile, 'utf8'))
  } catch {
    return { passed: 0, failed: 1, skipped: 0, skippedTests: [] } // The run itself broke.
  }
}
