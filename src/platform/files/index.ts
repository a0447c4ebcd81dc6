import type { AccountId, Id } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'

export type FileId = Id<'file'>

export type FileOwner = { kind: string; id: string }

/** `held`: could not be scanned yet; stored, but nobody can open it until it is. */
export type StoreResult =
  | { ok: true; fileId: FileId; scan: 'clean' | 'held' }
  | { ok: false; reason: 'empty' | 'too_large' | 'unsupported_type' | 'unreadable_image' | 'infected' }

/** Checks, re-encodes, scans and stores an upload outside any transaction. Failing closed: what cannot be read is refused. */
export async function storeUpload(
  _house: House,
  _upload: { bytes: Uint8Array; claimedName: string; owner: FileOwner; uploadedBy?: AccountId },
): Promise<StoreResult> {
  throw new Error('not built yet')
}
