import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { type AssetId, reportPermissions as may, reportsSeenBy } from '../record/index.ts'
import type { Asset } from './domain/asset.ts'
import { findAsset, lockAsset } from './store/assets.ts'

/** Throws `Forbidden` for who neither handles reports nor works outside. */
export function requireReading({ permissions }: Staff): void {
  if (!permissions.has(may.read) && !permissions.has(may.work)) throw new Forbidden('permission_missing', may.read)
}

/** 404 for an asset of another office. */
export async function openAsset(tx: Tx, house: House, staff: Staff, id: AssetId): Promise<Asset> {
  requireReading(staff)
  return requireOwnAsset(await assetsSeenBy(tx, house, staff), await findAsset(tx, id))
}

/** Locks an asset for a change; 404 for an asset of another office. */
export async function takeUpAsset(tx: Tx, house: House, staff: Staff, id: AssetId): Promise<Asset> {
  requireManaging(staff)
  return requireOwnAsset(await assetsSeenBy(tx, house, staff), await lockAsset(tx, id))
}

export function requireManaging({ permissions }: Staff): void {
  if (!permissions.has(may.manage)) throw new Forbidden('permission_missing', may.manage)
}

/** Whose assets a member sees: those of whose offices the reports are; a contractor, of the offices it works for. */
export const assetsSeenBy = async (tx: Tx, house: House, staff: Staff): Promise<readonly OfficeId[] | 'all'> =>
  staff.contract ? ownOffices(staff) : reportsSeenBy(tx, house, staff)

function requireOwnAsset(seen: readonly OfficeId[] | 'all', asset: Asset | undefined): Asset {
  if (!asset || (seen !== 'all' && !seen.includes(asset.officeId))) throw new NotFound('asset')
  return asset
}

export const subject = (id: AssetId) => ({ kind: 'reports.asset', id })
