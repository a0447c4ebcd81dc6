import { recordAudit } from '#platform/audit/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { deleteFilesOf, type FileId, type StoreResult, storeUpload } from '#platform/files/index.ts'
import { newId, type OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf, nearestTown, type Place } from '../../ground/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { Drawing, DrawingId, DrawingKind } from '../domain/drawing.ts'
import { assetsSeenBy, openAsset, requireManaging } from '../own.ts'
import { findDrawing, insertDrawing, newestOf, writeRemoval } from '../store/drawings.ts'

export const drawingFiles = 'reports.drawing'

export type DrawingFile = { id: DrawingId; fileId: FileId }

/** Checked, scanned and stored for a drawing that nobody has yet. Whoever does not keep it calls `dropDrawingFile`. */
export async function storeDrawingFile(
  house: House,
  staff: Staff,
  file: File,
): Promise<({ ok: true } & DrawingFile) | Extract<StoreResult, { ok: false }>> {
  const id = newId<'drawing'>()
  const stored = await storeUpload(house, {
    bytes: new Uint8Array(await file.arrayBuffer()),
    claimedName: file.name,
    owner: { kind: drawingFiles, id },
    uploadedBy: staff.accountId,
  })
  return stored.ok ? { ok: true, id, fileId: stored.fileId } : stored
}

export const dropDrawingFile = (house: House, { id }: DrawingFile): Promise<void> =>
  house.db.transact((tx) => deleteFilesOf(tx, drawingFiles, [id]))

/** Of what it is: a further revision, of an asset, or of a place. */
export type DrawingOf =
  | { series: DrawingId }
  | { assetId: AssetId; kind: DrawingKind; title: string }
  | { place: Place; officeId: OfficeId | undefined; kind: DrawingKind; title: string }

export type DrawingAdded = { ok: true; drawing: Pick<Drawing, 'assetId'> } | { ok: false; reason: 'office' }

/** Lays a stored file beside the drawings of an own office. */
export async function addDrawing(
  tx: Tx,
  house: House,
  staff: Staff,
  file: DrawingFile,
  { of, madeOn }: { of: DrawingOf; madeOn: Temporal.PlainDate | undefined },
): Promise<DrawingAdded> {
  requireManaging(staff)
  const what = await placeOf(tx, house, staff, of)
  if (!what) return { ok: false, reason: 'office' }
  await insertDrawing(tx, { ...what, ...file, madeOn, at: house.clock.now(), by: staff.staffId })
  await recordAudit(tx, { actor: staff, action: 'reports.drawing.add', subject: drawingSubject(file.id) })
  return { ok: true, drawing: what }
}

async function placeOf(tx: Tx, house: House, staff: Staff, of: DrawingOf) {
  if ('series' in of) {
    const { series, assetId, lat, lon, town, officeId, kind, title } = await openSeries(tx, house, staff, of.series)
    return { series, assetId, place: assetId ? undefined : { lat, lon }, town, officeId, kind, title }
  }
  const { kind, title } = of
  if ('assetId' in of) {
    const { id: assetId, town, officeId } = await openAsset(tx, house, staff, of.assetId)
    return { series: undefined, assetId, place: undefined, town, officeId, kind, title }
  }
  const own = ownOffices(staff)
  const officeId = own.length === 1 ? own[0] : own.find((id) => id === of.officeId)
  if (!officeId) return undefined
  const ground = groundOf(house)
  const town = (ground && nearestTown(ground, of.place)?.name) ?? ''
  return { series: undefined, assetId: null, place: of.place, town, officeId, kind, title }
}

/** The newest revision of a drawing of an own office; 404 for another's. */
export async function openSeries(tx: Tx, house: House, staff: Staff, series: DrawingId): Promise<Drawing> {
  const newest = await newestOf(tx, series)
  if (!newest || !(await isSeen(tx, house, staff, newest))) throw new NotFound('drawing')
  return newest
}

/** The drawing is shown to nobody any more; it stays in the record. */
export async function removeDrawing(tx: Tx, house: House, staff: Staff, id: DrawingId): Promise<Drawing> {
  requireManaging(staff)
  const drawing = await findDrawing(tx, id)
  if (!drawing || !(await isSeen(tx, house, staff, drawing))) throw new NotFound('drawing')
  const isRemoved = await writeRemoval(tx, id, staff.staffId, house.clock.now())
  if (isRemoved) await recordAudit(tx, { actor: staff, action: 'reports.drawing.remove', subject: drawingSubject(id) })
  return drawing
}

async function isSeen(tx: Tx, house: House, staff: Staff, { officeId }: Drawing): Promise<boolean> {
  const seen = await assetsSeenBy(tx, house, staff)
  return seen === 'all' || seen.includes(officeId)
}

export const drawingSubject = (id: DrawingId) => ({ kind: 'reports.drawing', id })
