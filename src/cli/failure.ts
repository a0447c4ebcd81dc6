import { ConfigError } from '#platform/config/index.ts'
import { PortTaken } from '../running/ports.ts'

/** Says what went wrong in words; a stack only where the words would not help. */
export function failure(error: unknown): void {
  const expected =
    error instanceof ConfigError || error instanceof PortTaken || (error instanceof Error && isTold(error))
  process.stderr.write(
    `\n${expected ? error.message : error instanceof Error ? (error.stack ?? error.message) : error}\n\n`,
  )
  process.exitCode = 1
}

const isTold = (error: Error): boolean => ['UnfitDatabase', 'ChangedMigration', 'CannotStart'].includes(error.name)
