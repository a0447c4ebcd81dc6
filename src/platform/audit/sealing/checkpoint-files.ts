import { createReadStream } from 'node:fs'
import { mkdir, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Checkpoint, CheckpointKey } from './checkpoint.ts'

/** A checkpoint where it stands, or a piece that is none (`checkpoint` missing). */
export type FiledCheckpoint = { file: string; line: number; checkpoint?: Checkpoint }

/** Appends it to this month's file and waits until it is on the disk. What a crash left half-written is closed off first. */
export async function fileCheckpoint(folder: string, key: CheckpointKey, checkpoint: Checkpoint): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const file = await open(join(folder, `${monthNow()}.checkpoints`), 'a+', 0o600)
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, 2))
    await file.read(tail, 0, tail.length, size - tail.length)
    const isWhole = size === 0 || tail.toString() === '\n\n'
    await file.appendFile(`${isWhole ? '' : `\n${torn}\n\n`}${key.sign(checkpoint)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Every checkpoint in the folder, oldest first, one at a time. */
export async function* filedCheckpoints(folder: string, key: CheckpointKey): AsyncGenerator<FiledCheckpoint> {
  for (const name of await checkpointFiles(folder)) {
    const lines: string[] = []
    let line = 0
    for await (const text of createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Infinity })) {
      line += 1
      if (text === '' && lines.length === 0) continue
      if (text === torn) {
        lines.length = 0
        continue
      }
      lines.push(text)
      const isEnd = text.startsWith('— ') || lines.length > 5
      if (!isEnd) continue
      const checkpoint = key.read(`${lines.join('\n')}\n`)
      yield { file: name, line, ...(checkpoint && { checkpoint }) }
      lines.length = 0
    }
    if (lines.length > 0 && name !== `${monthNow()}.checkpoints`) yield { file: name, line }
  }
}

/** The newest checkpoint in the folder; nothing when there is none. */
export async function lastCheckpoint(folder: string, key: CheckpointKey): Promise<Checkpoint | undefined> {
  const name = (await checkpointFiles(folder)).at(-1)
  if (!name) return undefined
  const file = await open(join(folder, name), 'r')
  try {
    const { size } = await file.stat()
    const tail = Buffer.alloc(Math.min(size, 4096))
    await file.read(tail, 0, tail.length, size - tail.length)
    const notes = tail.toString().split(/\n\n(?!— )/)
    for (const note of notes.toReversed()) {
      const checkpoint = key.read(`${note.trim()}\n`)
      if (checkpoint) return checkpoint
    }
  } finally {
    await file.close()
  }
  return undefined
}

const torn = '(not finished)'
const monthNow = () => Temporal.Now.plainDateISO('UTC').toString().slice(0, 7)

async function checkpointFiles(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  return names.filter((name) => /^\d{4}-\d{2}\.checkpoints$/.test(name)).toSorted()
}
