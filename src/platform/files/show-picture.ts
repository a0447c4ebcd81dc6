import { createHash } from 'node:crypto'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { type FileId, findFile } from './store/files.ts'
import { openFolder } from './store/folder.ts'

/**
 * Answers with a picture that pages show, made anew from its pixels when it came. Whoever asks may see it: the caller has
 * decided. Browsers ask each time whether they still may (`etag`). PDF, held and infected files are `NotFound`.
 */
export async function showPicture(house: House, id: FileId, known: string | undefined): Promise<Response> {
  const file = await house.db.read((tx) => findFile(tx, id))
  if (!file || file.scan !== 'clean' || !file.mediaType.startsWith('image/')) throw new NotFound()
  const etag = `"${Buffer.from(file.sha256).toString('base64url')}"`
  const headers = {
    etag,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  }
  if (known?.split(/\s*,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
  const bytes = await openFolder(house.config.dataDir).read(file.storageName)
  if (!createHash('sha256').update(bytes).digest().equals(file.sha256)) throw new Error('stored file was altered')
  return new Response(Uint8Array.from(bytes), { headers: { ...headers, 'content-type': file.mediaType } })
}
