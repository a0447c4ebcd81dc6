import { mkdirSync, writeFileSync } from 'node:fs'
import type { Reporter, SerializedError, TestCase, TestModule } from 'vitest/node'

/** Counts for the last line of `npm test`, in test-results/summary.json. A file that cannot even be read, or a group whose preparation broke, is a failure: its tests count as skipped. */
export default class SummaryReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly SerializedError[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()])
    const count = (state: string) => tests.filter((test) => test.result().state === state).length
    const brokenFiles = modules.filter((module) => module.errors().length > 0).length
    const brokenSuites = modules
      .flatMap((module) => [...module.children.allSuites()])
      .filter((suite) => suite.errors().length > 0).length
    const summary = {
      passed: count('passed'),
      failed: count('failed') + brokenFiles + brokenSuites + unhandled.length,
      skipped: count('skipped') + count('pending'),
      skippedTests: tests.filter((test) => test.result().state === 'skipped').map(nameOf),
    }
    mkdirSync('test-results', { recursive: true })
    writeFileSync('test-results/summary.json', JSON.stringify(summary, null, 2))
  }
}

const nameOf = (test: TestCase): string => `${test.module.relativeModuleId}: ${test.fullName}`
