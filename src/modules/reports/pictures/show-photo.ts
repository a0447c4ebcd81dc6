import { NotFound } from '#platform/errors/index.ts'
import { type FileId, type PictureSize, showPicture } from '#platform/files/index.ts'
import type { Ctx } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'

/**
 * Answers with a photo in the size that the address names (`large`, `medium`, `small`), an image and nothing else. Whoever
 * asks may see it: the caller has decided, and the browser asks anew each time (`etag`, `no-cache`). Another size, a held
 * or an infected file is `NotFound`.
 */
export function showPhoto(c: Ctx, house: House, fileId: FileId, size: string): Promise<Response> {
  const wanted = photoSizes.find((one) => one === size)
  if (!wanted) throw new NotFound('photo')
  return showPicture(house, fileId, c.req.header('if-none-match'), wanted)
}

export const photoSizes = ['large', 'medium', 'small'] as const satisfies readonly PictureSize[]

const sides: Readonly<Record<PictureSize, number>> = { large: 2048, medium: 960, small: 320 }

/** Width and height of a photo in a size, for `<img>`, from those of its large one. */
export function sizeOf(photo: { width: number; height: number }, size: PictureSize): { width: number; height: number } {
  const scale = Math.min(1, sides[size] / Math.max(photo.width, photo.height))
  return { width: Math.max(1, Math.round(photo.width * scale)), height: Math.max(1, Math.round(photo.height * scale)) }
}
