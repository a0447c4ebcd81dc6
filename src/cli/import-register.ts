import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import {
  type ImportResult,
  importRegister,
  markOf,
  type RegisterFile,
  refusalWords,
} from '#modules/people/importing.ts'
import { loadConfig } from '#platform/config/index.ts'
import { openHouse } from '../main.ts'
import { CannotStart } from './failure.ts'
import { openLog } from './log.ts'

/** `madoguchi import-register FILE`: a register file of the core system, all of it or a day's differences. */
export async function importRegisterCommand(root: string, args: readonly string[]): Promise<void> {
  const file = await openFile(args)
  const config = loadConfig(process.env, root)
  const { house, close } = await openHouse(config, openLog(config))
  try {
    const began = performance.now()
    const result = await importRegister(house, file, draw)
    draw(100)
    process.stdout.write(`\n${wordsOf(result, (performance.now() - began) / 1000)}\n`)
    if (result.result === 'refused') process.exitCode = 1
  } finally {
    await close()
  }
}

const usage = 'npm run import-register -- FILE_full_000012.csv [--kind full|differences] [--sequence 12]'

async function openFile(args: readonly string[]): Promise<RegisterFile> {
  const { values, positionals } = parse(args)
  const [given] = positionals
  if (!given || positionals.length > 1) throw new CannotStart(`import-register: which file? For example: ${usage}`)
  const path = resolve(given)
  const name = basename(path)
  const named = markOf(name)
  const kind = values.kind ?? named.kind
  const sequence = values.sequence === undefined ? named.sequence : Number(values.sequence)
  if (kind !== 'full' && kind !== 'differences')
    throw new CannotStart(`import-register: is ${name} the whole register or a day's differences? Say --kind`)
  if (!sequence || !Number.isInteger(sequence) || sequence < 1 || sequence > 999_999_999)
    throw new CannotStart(`import-register: which number in the sequence has ${name}? Say --sequence, from 1`)
  const found = await stat(path).catch(() => undefined)
  if (!found?.isFile()) throw new CannotStart(`import-register: there is no file ${given}`)
  return {
    kind,
    sequence,
    name,
    size: found.size,
    sha256: await hashOf(path),
    open: () => createReadStream(path, chunks),
  }
}

const chunks = { highWaterMark: 256 * 1024 }

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, chunks)) hash.update(chunk)
  return hash.digest('hex')
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { kind: { type: 'string' }, sequence: { type: 'string' } },
    })
  } catch (error) {
    throw new CannotStart(`import-register: ${error instanceof Error ? error.message : error}\n${usage}`)
  }
}

const barLength = 40

function draw(percent: number): void {
  if (!process.stdout.isTTY) return
  const full = Math.round((barLength * percent) / 100)
  process.stdout.write(`\r${'█'.repeat(full)}${'░'.repeat(barLength - full)} ${String(percent).padStart(3)} %`)
}

function wordsOf(result: ImportResult, seconds: number): string {
  switch (result.result) {
    case 'unchanged':
      return 'このファイルは取り込み済みです。何も変えていません。 Imported before: nothing was changed.'
    case 'refused':
      return `取り込みませんでした: ${refusalWords(result.reason, result.names)}`
    case 'applied': {
      const { loaded, reading, setAside } = result
      return [
        `取り込みました（${seconds.toFixed(1)} 秒）。 Imported in ${seconds.toFixed(1)} s.`,
        `  読んだ行 lines ${reading.lines}・加えた履歴 entries ${loaded.entries}・新しい人 new people ${loaded.peopleAdded}・変わった人 changed ${loaded.peopleChanged}`,
        `  外した行 set aside ${setAside}${setAside > 0 ? '（/staff/register/imports に行番号と理由があります see there）' : ''}`,
        ...(reading.unknownItems.length > 0
          ? [`  知らない項目 unknown items: ${reading.unknownItems.join('、')}`]
          : []),
        ...(loaded.absent > 0 ? [`  ファイルにいない人の記録を閉じました closed ${loaded.absent}`] : []),
      ].join('\n')
    }
  }
}
