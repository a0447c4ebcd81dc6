import { lstat, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { unzipSync } from 'fflate'

/** Files of an old site by their path below its root (`kurashi/gomi.html`), in that order. */
export type OldSite = { paths: readonly string[]; read(path: string): Promise<Uint8Array> }

export class BadSite extends Error {}

const mostFiles = 20_000
const largestFile = 10_000_000
const largestSite = 500_000_000

export const isPage = (path: string): boolean => /\.(html?|shtml|xhtml|php)$/i.test(path)
export const isPicture = (path: string): boolean => /\.(jpe?g|png|gif|webp)$/i.test(path)

const wanted = (path: string): boolean =>
  (isPage(path) || isPicture(path)) && !path.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')

/** Pages and pictures of a folder; what a link of the file system leads to is not followed. */
export async function siteOfFolder(folder: string): Promise<OldSite> {
  const paths: string[] = []
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(folder.length).replace(/^\/+/, '')
    if (entry.isFile() && wanted(path)) paths.push(path)
    if (paths.length > mostFiles) throw new BadSite(`more than ${mostFiles} files`)
  }
  return {
    paths: paths.toSorted(),
    async read(path) {
      const file = join(folder, path)
      const { size } = await lstat(file)
      return size > largestFile ? new Uint8Array(largestFile + 1) : new Uint8Array(await readFile(file))
    },
  }
}

/** The same of a ZIP. Sizes are held to what they say before anything is unpacked. */
export function siteOfZip(zip: Uint8Array, most = largestSite): OldSite {
  let total = 0
  const files = new Map<string, Uint8Array>()
  try {
    const unpacked = unzipSync(zip, {
      filter({ name, originalSize, size, compression }) {
        const path = name.replaceAll('\\', '/')
        if (!wanted(path) || path.split('/').includes('..')) return false
        // Stored entries have no length of their own to lie about.
        const length = compression === 0 ? size : originalSize
        total += length
        if (total > most || files.size >= mostFiles) throw new BadSite('too much to unpack')
        files.set(path, new Uint8Array())
        return length <= largestFile
      },
    })
    for (const [name, bytes] of Object.entries(unpacked)) files.set(name.replaceAll('\\', '/'), bytes)
  } catch (error) {
    throw error instanceof BadSite ? error : new BadSite('not a ZIP file that can be read')
  }
  return {
    paths: [...files.keys()].toSorted(),
    read: (path) => Promise.resolve(files.get(path) ?? new Uint8Array()),
  }
}
