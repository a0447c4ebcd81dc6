import type { Staff } from '#platform/auth/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Place } from '../../ground/index.ts'
import type { AssetId } from '../../record/index.ts'
import type { Asset } from '../domain/asset.ts'
import { type AssetFacts, differences, type Written, writtenFacts } from '../domain/facts.ts'
import { subject, takeUpAsset } from '../own.ts'
import { writeEnd, writeFacts, writePlace } from '../store/assets.ts'
import { insertChange, type NewChange } from '../store/changes.ts'

/** `seen`: the version that the officer's page showed. */
export type AssetSeen = { id: AssetId; seen: number; note?: string | undefined }
export type AssetChanged = { ok: true } | { ok: false; reason: 'changed' | 'same' | 'ended' | 'standing' | 'future' }

/** New facts of an asset; `same`: nothing of it differs. */
export async function changeAsset(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, note }: AssetSeen,
  facts: AssetFacts,
): Promise<AssetChanged> {
  const asset = await takeUpAsset(tx, house, staff, id)
  if (asset.version !== seen) return { ok: false, reason: 'changed' }
  const { installedOn = null, inspectedOn = null, note: remark = null } = facts
  const change = differences(writtenFacts(asset), writtenFacts({ ...facts, installedOn, inspectedOn, note: remark }))
  if (isEmpty(change)) return { ok: false, reason: 'same' }
  await writeFacts(tx, id, facts, house.clock.now())
  return noted(tx, house, staff, asset, { kind: 'changed', ...change, note })
}

/** The thing stands elsewhere now. */
export async function moveAsset(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, note }: AssetSeen,
  to: { place: Place; town: string },
): Promise<AssetChanged> {
  const asset = await takeUpAsset(tx, house, staff, id)
  if (asset.version !== seen) return { ok: false, reason: 'changed' }
  const change = differences(
    { position: written(asset), town: asset.town },
    { position: written(to.place), town: to.town },
  )
  if (isEmpty(change)) return { ok: false, reason: 'same' }
  await writePlace(tx, id, to, house.clock.now())
  return noted(tx, house, staff, asset, { kind: 'moved', ...change, note })
}

/** 撤去: it does not stand any more from that day on. */
export async function endAsset(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, note }: AssetSeen,
  on: Temporal.PlainDate,
): Promise<AssetChanged> {
  const asset = await takeUpAsset(tx, house, staff, id)
  if (asset.version !== seen) return { ok: false, reason: 'changed' }
  if (asset.endedOn) return { ok: false, reason: 'ended' }
  if (Temporal.PlainDate.compare(on, house.clock.today()) > 0) return { ok: false, reason: 'future' }
  await writeEnd(tx, id, on, house.clock.now())
  return noted(tx, house, staff, asset, { kind: 'ended', before: {}, after: { endedOn: on.toString() }, note })
}

/** It was ended by mistake, or stands there again. */
export async function restoreAsset(
  tx: Tx,
  house: House,
  staff: Staff,
  { id, seen, note }: AssetSeen,
): Promise<AssetChanged> {
  const asset = await takeUpAsset(tx, house, staff, id)
  if (asset.version !== seen) return { ok: false, reason: 'changed' }
  if (!asset.endedOn) return { ok: false, reason: 'standing' }
  await writeEnd(tx, id, null, house.clock.now())
  const before = { endedOn: asset.endedOn.toString() }
  return noted(tx, house, staff, asset, { kind: 'restored', before, after: {}, note })
}

const actions = { registered: 'register', changed: 'change', moved: 'move', ended: 'end', restored: 'restore' } as const

async function noted(
  tx: Tx,
  house: House,
  staff: Staff,
  { id }: Asset,
  change: Omit<NewChange, 'at' | 'by'>,
): Promise<AssetChanged> {
  await insertChange(tx, id, { ...change, at: house.clock.now(), by: staff.staffId })
  await recordAudit(tx, { actor: staff, action: `reports.asset.${actions[change.kind]}`, subject: subject(id) })
  return { ok: true }
}

const written = ({ lat, lon }: Place): string => `${lat.toFixed(6)}, ${lon.toFixed(6)}`
const isEmpty = ({ before, after }: { before: Written; after: Written }): boolean =>
  Object.keys(before).length + Object.keys(after).length === 0
