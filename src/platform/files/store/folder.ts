import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Files below the data folder under names of our own: nothing that a person typed is ever part of a path. */
export type Folder = {
  /** Durable when it returns; nothing of it is left when it throws. */
  write(bytes: Uint8Array): Promise<string>
  read(name: string): Promise<Uint8Array>
  remove(name: string): Promise<void>
  /** The folders that names are spread over, by their first two characters. */
  parts(): Promise<string[]>
  names(part: string): Promise<string[]>
  /** Milliseconds since 1970 by the disk's clock; `otherwise` for one that has gone meanwhile. */
  writtenAt(name: string, otherwise: number): Promise<number>
}

export function openFolder(dataDir: string): Folder {
  const root = join(dataDir, 'files')
  const pathOf = (name: string) => {
    if (!isName(name)) throw new Error('not a name of ours')
    return join(root, name.slice(0, 2), name)
  }
  return {
    async write(bytes) {
      const name = randomBytes(24).toString('hex')
      await mkdir(join(root, name.slice(0, 2)), { recursive: true, mode: 0o700 })
      const file = await open(pathOf(name), 'wx', 0o600)
      try {
        await file.writeFile(bytes)
        await file.sync()
      } catch (error) {
        await rm(pathOf(name), { force: true })
        throw error
      } finally {
        await file.close()
      }
      return name
    },
    read: async (name) => new Uint8Array(await readFile(pathOf(name))),
    remove: (name) => rm(pathOf(name), { force: true }),
    parts: async () => (await entries(root)).filter((part) => /^[0-9a-f]{2}$/.test(part)),
    names: async (part) => (await entries(join(root, part))).filter((name) => isName(name) && name.startsWith(part)),
    writtenAt: (name, otherwise) =>
      stat(pathOf(name)).then(
        ({ mtimeMs }) => mtimeMs,
        () => otherwise,
      ),
  }
}

const isName = (name: string) => /^[0-9a-f]{48}$/.test(name)

/** Sorted; nothing where the folder is not there yet. */
const entries = (path: string) =>
  readdir(path).then(
    (names) => names.toSorted(),
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    },
  )
