import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { loadConfig } from '#platform/config/index.ts'
import { backUp, restore } from '#platform/db/backup/index.ts'
import { CannotStart } from './failure.ts'
import { openLog } from './log.ts'

/** `madoguchi backup [--keep 14] [--with-secret]`: a base backup of the embedded database with its uploads. */
export async function backupCommand(root: string, args: readonly string[]): Promise<void> {
  const values = parse(
    'backup',
    () =>
      parseArgs({
        args: [...args],
        options: { keep: { type: 'string', default: '14' }, 'with-secret': { type: 'boolean', default: false } },
      }).values,
  )
  const keep = Number(values.keep)
  if (!Number.isInteger(keep) || keep < 1 || keep > 1000)
    throw new CannotStart(`backup --keep ${values.keep}: how many backups stay, from 1 to 1000`)
  const config = loadConfig(process.env, root)
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
  const show = progress()
  const made = await backUp(config, {
    log: openLog(config),
    keep,
    withSecret: values['with-secret'],
    program: version,
    onProgress: show,
  })
  say(`控えを取りました  backed up  ${made.folder}`)
  say(`  ${made.files} files, ${(made.bytes / 1e6).toFixed(1)} MB packed, ${made.uploads} uploads, ${made.finishedAt}`)
  if (made.pruned.length > 0) say(`  古い控えを消しました  removed  ${made.pruned.join(', ')}`)
  say(
    values['with-secret']
      ? '  秘密も入っています。 The secret is inside: who has this folder can open everything in it.'
      : '  秘密は入っていません。別に保管してください。 MADOGUCHI_SECRET is not inside: keep it apart, nothing can be opened without it.',
  )
}

const usage = 'npm run restore -- --to 2026-11-30T12:34:56+09:00 [--from DIR] [--into DIR] [--replace]'

/** `madoguchi restore --to MOMENT|latest [--from DIR] [--into DIR] [--replace]`. */
export async function restoreCommand(root: string, args: readonly string[]): Promise<void> {
  const { to, from, into, replace } = parse(
    'restore',
    () =>
      parseArgs({
        args: [...args],
        options: {
          to: { type: 'string' },
          from: { type: 'string' },
          into: { type: 'string' },
          replace: { type: 'boolean', default: false },
        },
      }).values,
  )
  const config = loadConfig(process.env, root)
  if (config.databaseUrl)
    throw new CannotStart('restore: DATABASE_URL is set; an outside PostgreSQL is restored by its own means')
  const source = from ?? config.backupDir
  if (!to || !source)
    throw new CannotStart(
      `restore: ${to ? 'from which folder? Give --from or BACKUP_DIR' : 'to which moment?'}\n${usage}`,
    )
  const moment = to === 'latest' ? undefined : momentOf(to)
  const dataDir = into ? resolve(into) : config.dataDir
  const found = await restore(
    { ...config, dataDir },
    { from: resolve(source), replace, onProgress: progress(), ...(moment && { to: moment }) },
  )
  say(
    `戻しました  restored  ${dataDir} (base ${found.base}${found.lastCommitAt ? `, last commit ${found.lastCommitAt}` : ''})`,
  )
  for (const [table, rows] of Object.entries(found.counts)) say(`  ${table.padEnd(26)} ${rows.toLocaleString('en')}`)
  say(
    `  migrations ${found.migrations}, indexes checked ${found.indexesChecked}, uploads ${found.uploads}, left out ${found.filesLeftOut}`,
  )
  for (const id of found.filesMissing) say(`  NOT RIGHT: platform.files ${id} has no file`)
  if (found.filesMissing.length > 0) process.exitCode = 1
  if (found.aside) say(`  前のものは消さずに置いてあります  what was there before  ${found.aside}`)
  say(
    '次に  next: docs/operations/backup.md, “Restoring”: numbers on paper, payments and the bank first; then npm start',
  )
}

function momentOf(text: string): Temporal.Instant {
  try {
    return Temporal.Instant.from(text)
  } catch {
    throw new CannotStart(`restore --to ${text}: a moment with its offset, or latest\n${usage}`)
  }
}

function parse<Values>(command: string, read: () => Values): Values {
  try {
    return read()
  } catch (error) {
    throw new CannotStart(`${command}: ${error instanceof Error ? error.message : error}`)
  }
}

const say = (text: string) => process.stdout.write(`${text}\n`)

/** A line for each step and each tenth of it. */
function progress(): (step: string, done: number, all: number) => void {
  let told = ''
  return (step, done, all) => {
    const line = `${step} ${all > 0 ? Math.floor((10 * done) / all) * 10 : 100} %`
    if (line === told) return
    told = line
    say(`  ${line}`)
  }
}
