import { createHash } from 'node:crypto'
import { NotFound } from '#platform/errors/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { extensionOf } from './media.ts'
import { findFile, type StoredFile } from './store/files.ts'
import { openFolder } from './store/folder.ts'

/**
 * Answers with the file when `mayRead` (the owner module's policy) says so. Missing, foreign, held and infected files are
 * all `NotFound`. Always a download, never shown in our origin.
 */
export async function downloadFile(
  house: House,
  id: string,
  mayRead: (file: StoredFile) => boolean | Promise<boolean>,
): Promise<Response> {
  const file = parseId<'file'>(id) && (await house.db.read((tx) => findFile(tx, id)))
  if (!file || file.scan !== 'clean' || !(await mayRead(file))) throw new NotFound()
  const bytes = await openFolder(house.config.dataDir).read(file.storageName)
  if (!createHash('sha256').update(bytes).digest().equals(file.sha256)) throw new Error('stored file was altered')
  return new Response(Uint8Array.from(bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': attachment(file.claimedName, extensionOf[file.mediaType]),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    },
  })
}

// RFC 6266 with RFC 8187; the ending is that of the bytes, not the claimed one.
function attachment(name: string, extension: string): string {
  const base = name.replace(/\.[A-Za-z0-9]{1,5}$/, '') || 'file'
  const encoded = encodeURIComponent(`${base}.${extension}`).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  )
  return `attachment; filename="file.${extension}"; filename*=UTF-8''${encoded}`
}
