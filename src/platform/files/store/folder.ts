import { randomBytes } from 'node:crypto'
import { mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Files below the data folder under names of our own: nothing that a person typed is ever part of a path. */
export type Folder = {
  /** Durable when it returns; nothing of it is left when it throws. */
  write(bytes: Uint8Array): Promise<string>
  read(name: string): Promise<Uint8Array>
  remove(name: string): Promise<void>
}

export function openFolder(dataDir: string): Folder {
  const root = join(dataDir, 'files')
  const pathOf = (name: string) => {
    if (!/^[0-9a-f]{48}$/.test(name)) throw new Error('not a name of ours')
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
  }
}
