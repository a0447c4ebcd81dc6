import { createHash } from 'node:crypto'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { type FileId, type FileRow, findFile } from './store/files.ts'
import { openFolder } from './store/folder.ts'
import { type SizeRow, sizesOf } from './store/sizes.ts'

/** The file itself and the smaller ones of it. */
export type PictureSize = 'large' | 'medium' | 'small'

/**
 * Answers with a picture that pages show, made anew from its pixels when it came. Whoever asks may see it: the caller has
 * decided. Browsers ask each time whether they still may (`etag`). PDF, held and infected files are `NotFound`. A size that
 * was not made, because the picture is not larger, is answered with the next larger one.
 */
export async function showPicture(
  house: House,
  id: FileId,
  known: string | undefined,
  size: PictureSize = 'large',
): Promise<Response> {
  const found = await house.db.read(async (tx) => {
    const file = await findFile(tx, id)
    return file && { file, sizes: size === 'large' ? [] : await sizesOf(tx, id) }
  })
  if (!found || found.file.scan !== 'clean' || !found.file.mediaType.startsWith('image/')) throw new NotFound()
  const shown = chosen(found.file, found.sizes, size)
  const etag = `"${Buffer.from(shown.sha256).toString('base64url')}"`
  const headers = {
    etag,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  }
  if (known?.split(/\s*,\s*/).includes(etag)) return new Response(null, { status: 304, headers })
  const bytes = await readStored(house, shown)
  return new Response(Uint8Array.from(bytes), { headers: { ...headers, 'content-type': shown.mediaType } })
}

/** The bytes of a picture as it is stored, for making another one of it; `undefined` where there is none that may be seen. */
export async function readPicture(house: House, id: FileId): Promise<Uint8Array | undefined> {
  const file = await house.db.read((tx) => findFile(tx, id))
  if (!file || file.scan !== 'clean' || !file.mediaType.startsWith('image/')) return undefined
  return readStored(house, file)
}

type Stored = Pick<FileRow, 'mediaType' | 'sha256' | 'storageName'>

function chosen(file: FileRow, sizes: readonly SizeRow[], size: PictureSize): Stored {
  const wanted = size === 'small' ? ['small', 'medium'] : [size]
  return wanted.flatMap((name) => sizes.find((one) => one.name === name) ?? [])[0] ?? file
}

async function readStored(house: House, { storageName, sha256 }: Stored): Promise<Uint8Array> {
  const bytes = await openFolder(house.config.dataDir).read(storageName)
  if (!createHash('sha256').update(bytes).digest().equals(sha256)) throw new Error('stored file was altered')
  return bytes
}
