import type { FileId } from '#platform/files/index.ts'
import type { Id, OfficeId, StaffId } from '#platform/ids/index.ts'
import type { AssetId } from '../../record/index.ts'

export type DrawingId = Id<'drawing'>

export const drawingKinds = ['construction', 'design', 'manual', 'photo', 'other'] as const
export type DrawingKind = (typeof drawingKinds)[number]

/** One revision of a 図面, of an asset or of a place. */
export type Drawing = {
  id: DrawingId
  /** The same for all revisions. */
  series: DrawingId
  revision: number
  assetId: AssetId | null
  lat: number
  lon: number
  town: string
  officeId: OfficeId
  kind: DrawingKind
  title: string
  madeOn: Temporal.PlainDate | null
  fileId: FileId
  mediaType: string
  /** Bytes. */
  size: number
  addedAt: Temporal.Instant
  addedBy: StaffId | null
}
