import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ConfigError } from '#platform/config/index.ts'
import { PortTaken } from '../running/ports.ts'

/** A command was asked for something that it cannot do; the message says what to do instead. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart'
}

/** Says what went wrong in words. What nobody expected goes with its stack to a file, whose place is told. */
export function failure(root: string, error: unknown): void {
  process.stderr.write(`\n${isExpected(error) ? error.message : unexpected(root, error)}\n\n`)
  process.exitCode = 1
}

const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError || error instanceof PortTaken || (error instanceof Error && told.has(error.name))

const told = new Set([
  'UnfitDatabase',
  'ChangedMigration',
  'CannotStart',
  'CannotBackUp',
  'CannotRestore',
  'DamagedBackup',
  'RestoreUnfinished',
  'UnfitBackupFolder',
])

function unexpected(root: string, error: unknown): string {
  const lines = errorsIn(error).map((one) => (one instanceof Error ? one.message : String(one)))
  const file = join(root, '.build', 'last-failure.txt')
  try {
    mkdirSync(join(root, '.build'), { recursive: true })
    const stacks = errorsIn(error).map((one) => (one instanceof Error ? one.stack : String(one)))
    writeFileSync(file, `${new Date().toISOString()}\n${stacks.join('\n')}\n`, { mode: 0o600 })
  } catch {
    return lines.join('\n')
  }
  return `うまく動きませんでした。 Something went wrong:\n  ${lines.filter(Boolean).join('\n  ')}\nくわしい記録  details: ${file}\n調べるには  to look further: npm run doctor`
}

const errorsIn = (error: unknown): unknown[] =>
  error instanceof AggregateError && error.errors.length > 0
    ? [...(error.message ? [error] : []), ...error.errors.flatMap(errorsIn)]
    : [error]
