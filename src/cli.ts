import { dirname } from 'node:path'
import { backupCommand, restoreCommand } from './cli/backup.ts'
import { doctor } from './cli/doctor.ts'
import { emergency } from './cli/emergency.ts'
import { failure } from './cli/failure.ts'
import { importPagesCommand } from './cli/import-pages.ts'
import { importRegisterCommand } from './cli/import-register.ts'
import { init } from './cli/init.ts'
import { migrateCommand, seedCommand } from './cli/prepare.ts'
import { searchEval } from './cli/search-eval.ts'
import { start } from './cli/start.ts'
import { token } from './cli/token.ts'
import { verifyAuditCommand } from './cli/verify-audit.ts'

export type Command = (root: string, args: readonly string[]) => Promise<void>

const commands: Record<string, Command> = {
  start,
  migrate: migrateCommand,
  seed: seedCommand,
  'import-register': importRegisterCommand,
  'import-pages': importPagesCommand,
  token,
  backup: backupCommand,
  restore: restoreCommand,
  init,
  emergency,
  'verify-audit': verifyAuditCommand,
  doctor,
  'search-eval': searchEval,
}

// Source and bundle both lie one folder below the root.
const root = dirname(import.meta.dirname)
const [name = 'start', ...args] = process.argv.slice(2)
const command = commands[name]

if (command) await command(root, args).catch((error: unknown) => failure(root, error))
else {
  process.stderr.write(`madoguchi ${Object.keys(commands).join(' | ')}\n`)
  process.exitCode = 2
}
