import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { Zip, ZipDeflate } from 'fflate'

export type Part = { name: string; from: { path: string } | { text: string } }

/** A zip of these parts, chunk by chunk; the file is complete on disk when this returns. */
export async function pack(path: string, parts: readonly Part[]): Promise<void> {
  const file = await open(path, 'wx', 0o600)
  try {
    await writeParts(file, parts)
    await file.sync()
  } finally {
    await file.close()
  }
}

async function writeParts(file: FileHandle, parts: readonly Part[]): Promise<void> {
  let waiting: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else waiting.push(chunk)
  })
  const flush = async () => {
    if (failure) throw failure
    const chunks = waiting
    waiting = []
    for (const chunk of chunks) await file.appendFile(chunk)
  }
  for (const { name, from } of parts) {
    const entry = new ZipDeflate(name, { level: 6 })
    zip.add(entry)
    for await (const chunk of bytesOf(from)) {
      entry.push(chunk)
      await flush()
    }
    entry.push(new Uint8Array(), true)
    await flush()
  }
  zip.end()
  await flush()
}

async function* bytesOf(from: Part['from']): AsyncGenerator<Uint8Array> {
  if ('text' in from) yield new TextEncoder().encode(from.text)
  else for await (const chunk of createReadStream(from.path, { highWaterMark: 65_536 })) yield new Uint8Array(chunk)
}
