import type { Tx } from '#platform/db/index.ts'
import { type AccountId, maskGuardedNumbers } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { keep } from './keep.ts'
import { isHeic, sniff } from './media.ts'
import { reEncode } from './re-encode.ts'
import { type Scanner, scannerOf } from './scan.ts'
import type { FileId, FileOwner } from './store/files.ts'
import { thumbnailFrom } from './thumbnail.ts'

/** Ten photos of a phone fit into one request; a single file is smaller. */
export const largestUpload = 10_000_000

/** `held`: stored, but nobody can open it until it is scanned. */
export type StoreResult =
  | { ok: true; fileId: FileId; scan: 'clean' | 'held' }
  | { ok: false; reason: 'empty' | 'too_large' | 'unsupported_type' | 'heic' | 'unreadable_image' | 'infected' }

export type Upload = {
  bytes: Uint8Array
  claimedName: string
  owner: FileOwner
  uploadedBy?: AccountId
  /** Keeps the owner there until the row is written; throws when it has gone meanwhile. */
  holdOwner?: (tx: Tx) => Promise<void>
}

/**
 * Checks, scans, re-encodes and stores an upload, outside any transaction. Fails closed: what is not JPEG, PNG, WebP or
 * PDF by its bytes, what cannot be read completely and what is infected is refused, and nothing of it is kept.
 */
export async function storeUpload(
  house: House,
  upload: Upload,
  scan: Scanner = scannerOf(house.config),
): Promise<StoreResult> {
  const { bytes, owner, uploadedBy } = upload
  if (bytes.length === 0) return { ok: false, reason: 'empty' }
  if (bytes.length > largestUpload) return { ok: false, reason: 'too_large' }
  const mediaType = sniff(bytes)
  if (!mediaType) return { ok: false, reason: isHeic(bytes) ? 'heic' : 'unsupported_type' }
  const scanned = await scan(bytes)
  if (scanned === 'infected') return { ok: false, reason: 'infected' }
  const kept = mediaType === 'application/pdf' ? bytes : await reEncode(bytes, mediaType)
  if (!kept) return { ok: false, reason: 'unreadable_image' }
  const result = scanned === 'clean' ? 'clean' : 'held'
  const fileId = await keep(house, kept, {
    owner,
    uploadedBy,
    mediaType,
    scan: result,
    claimedName: cleanName(upload.claimedName),
    holdOwner: upload.holdOwner,
    thumbnail: mediaType === 'application/pdf' ? undefined : await thumbnailFrom(kept),
  })
  return { ok: true, fileId, scan: result }
}

/**
 * Last part of the claimed path, without control, bidi and path characters and dots in front, at most 100 characters; an
 * individual number in it is blotted out.
 */
export function cleanName(claimed: string): string {
  const name = (claimed.split(/[/\\]/).at(-1) ?? '')
    .replace(/[\p{Cc}\p{Cf}\p{Cn}"<>|:*?]/gu, '')
    .replace(/^[\s.]+/u, '')
    .trim()
  return maskGuardedNumbers(Array.from(name).slice(0, 100).join('')) || 'file'
}
