import { createHash } from 'node:crypto'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'

const schema = z.object({
  version: z.literal(1),
  program: z.string(),
  postgres: z.string(),
  systemIdentifier: z.string(),
  timeline: z.number().int(),
  startLsn: z.string(),
  stopLsn: z.string(),
  /** The first segment of the write-ahead log that a restore needs. */
  startWal: z.string(),
  /** By the database's clock. From `finishedAt` on every moment can be restored. */
  startedAt: z.string(),
  finishedAt: z.string(),
  /** Tells the house's secret from another; says nothing about it. */
  secretCheck: z.string(),
  hasSecret: z.boolean(),
  folders: z.array(z.string()),
  files: z.array(z.object({ path: z.string(), size: z.number(), packed: z.number(), sha256: z.string() })),
  /** Names of the uploads that were there; the files themselves are in the archive's `uploads`. */
  uploads: z.array(z.string()),
})

export type Manifest = z.output<typeof schema>

export type Base = { folder: string; name: string; manifest: Manifest }

const fileName = 'manifest.json'

/** The manifest is written last, with its own hash: a base without it is no base. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify(manifest)
  await writeFile(join(folder, fileName), `${hashOf(text)}\n${text}\n`, { mode: 0o600, flush: true })
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Whole bases, oldest first; folders that a killed backup left behind are not among them. */
export async function readBases(folder: string): Promise<Base[]> {
  const names = await readdir(folder).catch(() => [])
  const bases = await Promise.all(
    names.filter((name) => /^\d{8}T\d{6}Z$/.test(name)).map((name) => readBase(join(folder, name), name)),
  )
  return bases.toSorted((a, b) => (a.name < b.name ? -1 : 1))
}

/** Throws `DamagedBackup` when the manifest is missing or was changed. */
async function readBase(folder: string, name: string): Promise<Base> {
  const text = await readFile(join(folder, fileName), 'utf8').catch(() => '')
  const [hash, body = ''] = text.split('\n')
  if (hash !== hashOf(body)) throw new DamagedBackup(`${folder}: its manifest is missing or was changed`)
  return { folder, name, manifest: schema.parse(JSON.parse(body)) }
}

/** Every packed file is there with its size; contents are compared while they are unpacked. */
export async function requireWhole({ folder, manifest }: Base): Promise<void> {
  for (const { path, packed } of manifest.files) {
    const size = await stat(packedPath(folder, path)).then(
      (found) => found.size,
      () => undefined,
    )
    if (size !== packed) throw new DamagedBackup(`${folder}: ${path} is ${size === undefined ? 'missing' : 'damaged'}`)
  }
}

export const packedPath = (folder: string, path: string): string => join(folder, 'data', `${path}.gz`)

export class DamagedBackup extends Error {
  override readonly name = 'DamagedBackup'
}
