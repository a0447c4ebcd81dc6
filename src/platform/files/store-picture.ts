import type { House } from '#platform/module/index.ts'
import { keep, type Smaller } from './keep.ts'
import { isHeic, sniff } from './media.ts'
import { type ChangePixels, type DrawingProblem, drawSizes } from './picture/draw-sizes.ts'
import { type Scanner, scannerOf } from './scan.ts'
import type { FileId } from './store/files.ts'
import { cleanName, largestUpload, type Upload } from './store-upload.ts'

export type PictureProblem = 'empty' | 'too_large' | 'unsupported_type' | 'heic' | 'infected' | DrawingProblem

/** `held`: stored, but nobody can see it until it is scanned. Width and height of the largest size; `smallest` is its bytes. */
export type PictureResult =
  | {
      ok: true
      fileId: FileId
      scan: 'clean' | 'held'
      width: number
      height: number
      smallest: Uint8Array
    }
  | { ok: false; reason: PictureProblem }

export type PictureUpload = Upload & {
  /** What must not be seen is taken away before anything is stored. */
  change?: ChangePixels | undefined
}

/**
 * Checks, scans, draws anew and stores a picture that pages show, with its smaller sizes, outside any transaction: JPEG of
 * at most 2,048 pixels, without anything but the pixels. Fails closed: what is not drawn anew is not stored.
 */
export async function storePicture(
  house: House,
  { bytes, claimedName, owner, uploadedBy, holdOwner, change }: PictureUpload,
  scan: Scanner = scannerOf(house.config),
): Promise<PictureResult> {
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > largestUpload) return { ok: false, reason: 'too_large' }
  const mediaType = sniff(bytes)
  if (!mediaType?.startsWith('image/')) return { ok: false, reason: isHeic(bytes) ? 'heic' : 'unsupported_type' }
  const scanned = await scan(bytes)
  if (scanned === 'infected') return { ok: false, reason: 'infected' }
  const drawn = await drawSizes(bytes, mediaType, change)
  if (!drawn.ok) return drawn
  const { large, medium, small, width, height } = drawn
  const result = scanned === 'clean' ? 'clean' : 'held'
  const fileId = await keep(house, large, {
    owner,
    uploadedBy,
    holdOwner,
    scan: result,
    mediaType: 'image/jpeg',
    claimedName: cleanName(claimedName),
    sizes: [...sizeOf('medium', medium), ...sizeOf('small', small)],
  })
  return { ok: true, fileId, scan: result, width, height, smallest: small ?? medium ?? large }
}

const sizeOf = (name: Smaller['name'], bytes: Uint8Array | undefined): Smaller[] =>
  bytes ? [{ name, mediaType: 'image/webp', bytes }] : []
