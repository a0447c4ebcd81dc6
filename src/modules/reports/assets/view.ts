import { officesByIds, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { type Id, parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type AssetId, reportPermissions as may } from '../record/index.ts'
import { factsOf } from './card.ts'
import { assetKindsOf } from './kinds.ts'
import { openAsset } from './own.ts'
import { changesOf } from './store/changes.ts'
import { drawingsOfAsset } from './store/drawings.ts'
import { eventsOf } from './store/events.ts'
import { ordersHere, photosHere } from './store/orders-here.ts'

export type AssetView = Awaited<ReturnType<typeof assetView>>

/** Events on the page of an asset. */
export const mostEvents = 100

/** All that the page of an asset says to this member of staff; 404 for an asset of another office. */
export async function assetView(tx: Tx, house: House, staff: Staff, id: AssetId) {
  const asset = await openAsset(tx, house, staff, id)
  const changes = await changesOf(tx, id)
  const byStaff = changes.flatMap((change) => parseId<'staff'>(change.byStaff ?? '') ?? [])
  return {
    asset,
    kind: assetKindsOf(house).get(asset.kind),
    kinds: assetKindsOf(house),
    facts: factsOf(house, asset),
    office: (await officesByIds(tx, [asset.officeId])).get(asset.officeId)?.name ?? '',
    events: await eventsOf(tx, id, mostEvents),
    changes: new Map(changes.map((change) => [String(change.number), change])),
    names: await staffNames(tx, [...new Set<Id<'staff'>>(byStaff)]),
    orders: new Map((await ordersHere(tx, id, mostEvents)).map((order) => [String(order.id), order])),
    photos: await photosHere(tx, id),
    drawings: await drawingsOfAsset(tx, id),
    today: house.clock.today(),
    may: { read: staff.permissions.has(may.read), manage: staff.permissions.has(may.manage) },
  }
}
