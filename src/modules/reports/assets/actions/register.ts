import { ownOffices, type Staff } from '#platform/auth/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Place } from '../../ground/index.ts'
import type { AssetId } from '../../record/index.ts'
import { type AssetFacts, writtenFacts } from '../domain/facts.ts'
import { assetKindsOf } from '../kinds.ts'
import { requireManaging, subject } from '../own.ts'
import { insertAsset, nextPlate } from '../store/assets.ts'
import { insertChange } from '../store/changes.ts'

export type AssetWish = AssetFacts & {
  kind: string
  /** Missing: the next free number of the kind. */
  plate: string | undefined
  office: OfficeId | undefined
  place: Place
  town: string
}

export type Registered = { ok: true; id: AssetId } | { ok: false; reason: 'kind' | 'office' | 'taken' }

/** Takes a thing into the register of an own office. */
export async function registerAsset(tx: Tx, house: House, staff: Staff, wish: AssetWish): Promise<Registered> {
  requireManaging(staff)
  const kind = assetKindsOf(house).get(wish.kind)
  if (!kind) return { ok: false, reason: 'kind' }
  const own = ownOffices(staff)
  const officeId = own.length === 1 ? own[0] : own.find((id) => id === wish.office)
  if (!officeId) return { ok: false, reason: 'office' }
  const plate = wish.plate ?? (await nextPlate(tx, kind.platePrefix))
  const at = house.clock.now()
  const id = await insertAsset(tx, { ...wish, plate, officeId, at })
  if (!id) return { ok: false, reason: 'taken' }
  const { label, owner, note = null, attributes, installedOn = null, inspectedOn = null } = wish
  await insertChange(tx, id, {
    kind: 'registered',
    before: {},
    after: { plate, town: wish.town, ...writtenFacts({ label, owner, note, attributes, installedOn, inspectedOn }) },
    at,
    by: staff.staffId,
  })
  await recordAudit(tx, { actor: staff, action: 'reports.asset.register', subject: subject(id) })
  return { ok: true, id }
}
