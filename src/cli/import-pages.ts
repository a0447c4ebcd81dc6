import { readFile, stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  BadSite,
  type Bringing,
  bringPages,
  droppedWords,
  type Imported,
  normalAddress,
  type OldSite,
  refusedWords,
  siteOfFolder,
  siteOfZip,
} from '#modules/pages/importing.ts'
import { officesByKeys } from '#modules/people/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import { openHouse } from '../main.ts'
import { CannotStart } from './failure.ts'
import { openLog } from './log.ts'

const usage =
  'npm run import-pages -- FOLDER|FILE.zip --office KEY [--at /kurashi/] [--base https://www.city.example.jp] [--map FILE.csv]'

/** `madoguchi import-pages`: the HTML pages of an old site as drafts of an office. */
export async function importPagesCommand(root: string, args: readonly string[]): Promise<void> {
  const asked = await askedFor(args)
  const config = loadConfig(process.env, root)
  const { house, close } = await openHouse(config, openLog(config))
  try {
    const offices = await house.db.read((tx) => officesByKeys(tx, [asked.office], house.clock.today()))
    const office = offices.get(asked.office)
    if (!office) throw new CannotStart(`import-pages: there is no office "${asked.office}"`)
    const bringing: Bringing = { ...asked, office: { id: office.id, key: asked.office }, by: undefined }
    const { id, imported } = await bringPages(house, bringing, draw)
    process.stdout.write(`${wordsOf(imported)}\n  /staff/pages/imports/${id}\n`)
  } finally {
    await close()
  }
}

type Asked = Omit<Bringing, 'office' | 'by'> & { office: string }

async function askedFor(args: readonly string[]): Promise<Asked> {
  const { values, positionals } = parse(args)
  const [given] = positionals
  const { office, base, at = '/' } = values
  if (!given || positionals.length > 1)
    throw new CannotStart(`import-pages: which folder or ZIP? For example: ${usage}`)
  if (!office) throw new CannotStart(`import-pages: which office will own the drafts? Say --office\n${usage}`)
  if (!at.startsWith('/')) throw new CannotStart('import-pages: --at begins with /')
  if (base !== undefined && !/^https?:\/\/[^/]/.test(base))
    throw new CannotStart('import-pages: --base is the old site: https://www.city.example.jp')
  const known = values.map === undefined ? new Map<string, string>() : await readMap(values.map)
  return { site: await openSite(given), at, base, known, office, name: basename(resolve(given)).slice(0, 200) }
}

async function openSite(given: string): Promise<OldSite> {
  const path = resolve(given)
  const found = await stat(path).catch(() => undefined)
  if (!found) throw new CannotStart(`import-pages: there is no ${given}`)
  try {
    return found.isDirectory() ? await siteOfFolder(path) : siteOfZip(new Uint8Array(await readFile(path)))
  } catch (error) {
    if (error instanceof BadSite) throw new CannotStart(`import-pages: ${given}: ${error.message}`)
    throw error
  }
}

/** Lines of `old address,new address`. */
async function readMap(file: string): Promise<Map<string, string>> {
  const text = await readFile(resolve(file), 'utf8').catch(() => {
    throw new CannotStart(`import-pages: there is no ${file}`)
  })
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const pairs = lines.flatMap((line, index): [string, string][] => {
    if (line.trim() === '') return []
    const [from = '', to = '', ...more] = line.split(',').map((part) => part.trim())
    const isRight = from.startsWith('/') && /^(\/(?![/\\])|https?:\/\/)\S*$/.test(to) && more.length === 0
    if (!isRight) throw new CannotStart(`import-pages: ${file}:${index + 1}: a line is /old/address.html,/pages/new`)
    return [[normalAddress(from), to]]
  })
  return new Map(pairs)
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        office: { type: 'string' },
        at: { type: 'string' },
        base: { type: 'string' },
        map: { type: 'string' },
      },
    })
  } catch (error) {
    throw new CannotStart(`import-pages: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

function draw(done: number, all: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r${done + 1} / ${all} `)
}

function wordsOf(imported: readonly Imported[]): string {
  const drafts = imported.filter(({ refused }) => refused === null)
  const counts = new Map<keyof typeof droppedWords, number>()
  for (const { what, count } of drafts.flatMap(({ dropped }) => dropped))
    counts.set(what, (counts.get(what) ?? 0) + count)
  return [
    `下書き drafts ${drafts.length}・取り込まなかったもの left ${imported.length - drafts.length}`,
    ...imported.flatMap(({ address, refused }) => (refused ? [`  ${address}: ${refusedWords[refused]}`] : [])),
    ...[...counts].map(([what, count]) => `  ${droppedWords[what]} ${count}`),
  ].join('\n')
}
