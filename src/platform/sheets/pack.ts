import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { crc32, createDeflateRaw } from 'node:zlib'

export type Part = { name: string; from: { path: string } | { text: string } }

/**
 * A zip of these parts, chunk by chunk; the file is complete on disk when this returns. Source: APPNOTE.TXT 6.3.10, with
 * sizes behind the data (4.3.9) and names in UTF-8 (4.4.4, bit 11); parts and zip stay below 4 GB.
 */
export async function pack(path: string, parts: readonly Part[]): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    for await (const chunk of zipped(parts)) await file.appendFile(chunk)
    await file.sync()
  } finally {
    await file.close()
  }
}

type Entry = { name: Buffer; crc: number; packed: number; size: number; at: number }

/** The same, for who sends it on. */
export async function* zipped(parts: readonly Part[]): AsyncGenerator<Buffer> {
  const entries: Entry[] = []
  let at = 0
  for (const part of parts) {
    const entry: Entry = { name: Buffer.from(part.name), crc: 0, packed: 0, size: 0, at }
    yield Buffer.concat([head(0x04034b50, entry, 20, 2), entry.name])
    for await (const chunk of deflated(part.from, entry)) {
      entry.packed += chunk.length
      yield chunk
    }
    yield numbers([0x08074b50, entry.crc, entry.packed, entry.size])
    at += 30 + entry.name.length + entry.packed + 16
    if (Math.max(at, entry.size) > 0xffffffff) throw new Error('a zip of more than 4 GB')
    entries.push(entry)
  }
  const directory = Buffer.concat(entries.flatMap(listed))
  const count = entries.length + entries.length * 0x10000
  yield Buffer.concat([directory, numbers([0x06054b50, 0, count, directory.length, at]), Buffer.alloc(2)])
}

/** Counts what goes in; what comes out is its caller's to count. */
function deflated(from: Part['from'], entry: Entry): AsyncIterable<Buffer> {
  const source: AsyncIterable<Buffer> | Buffer[] =
    'text' in from ? [Buffer.from(from.text)] : createReadStream(from.path, { highWaterMark: 65_536 })
  async function* counted() {
    for await (const chunk of source) {
      entry.crc = crc32(chunk, entry.crc)
      entry.size += chunk.length
      yield chunk
    }
  }
  return Readable.from(counted(), { objectMode: false }).compose(createDeflateRaw())
}

// What local and central headers share. The day is 1 January 1980: when it was made, the page says.
function head(signature: number, { name, crc, packed, size }: Entry, length: number, before: number): Buffer {
  const bytes = Buffer.alloc(before === 2 ? 30 : 46)
  bytes.writeUInt32LE(signature, 0)
  bytes.writeUInt16LE(length, before + 2)
  bytes.writeUInt16LE(0x0808, before + 4)
  bytes.writeUInt16LE(8, before + 6)
  bytes.writeUInt16LE(0x0021, before + 10)
  // Behind the data in a local header.
  if (before === 4)
    for (const [place, value] of [crc, packed, size].entries()) bytes.writeUInt32LE(value, 16 + 4 * place)
  bytes.writeUInt16LE(name.length, before + 24)
  return bytes
}

function listed(entry: Entry): Buffer[] {
  const bytes = head(0x02014b50, entry, 20, 4)
  bytes.writeUInt16LE(20, 4)
  bytes.writeUInt32LE(entry.at, 42)
  return [bytes, entry.name]
}

function numbers(values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(4 * values.length)
  for (const [place, value] of values.entries()) bytes.writeUInt32LE(value, 4 * place)
  return bytes
}
