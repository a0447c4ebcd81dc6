import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { groundOf, isInside, type Owner, ownerAt, type Place, parsePlace, townCalled } from '../../ground/index.ts'
import {
  type Filed,
  fileReport,
  findReport,
  reportPermissions,
  reportsSeenBy,
  requireCatalogue,
  sealContact,
} from '../../record/index.ts'

/** What an officer heard on the telephone or at the counter. */
export type Heard = {
  channel: 'phone' | 'counter'
  category: string
  town: string
  position?: string | undefined
  placeText?: string | undefined
  owner?: Owner | undefined
  description: string
  contact?: string | undefined
  nearHome: boolean
  wantsPrivate: boolean
}

export type EnterProblem = 'category' | 'town' | 'position' | 'outside' | 'noPlace'
export type Entered = { ok: true; filed: Filed; isSeen: boolean } | { ok: false; field: string; why: EnterProblem }

/** Takes in what somebody told us, without their name; how to call back is sealed. */
export async function enterReport(tx: Tx, house: House, staff: Staff, heard: Heard): Promise<Entered> {
  if (!staff.permissions.has(reportPermissions.handle))
    throw new Forbidden('permission_missing', reportPermissions.handle)
  const category = requireCatalogue(house).categories.get(heard.category)
  if (!category || category.kind === 'theme') return { ok: false, field: 'category', why: 'category' }
  const found = placeOf(house, heard)
  if ('why' in found) return { ok: false, ...found }
  const { place, town } = found
  const ground = groundOf(house)
  // The middle of a town says nothing about whose the road is.
  const ownerThere = ground && ownerAt(ground, place)?.owner
  const filed = await fileReport(tx, house, staff, {
    category: category.code,
    channel: heard.channel,
    place,
    town,
    placeText: heard.placeText,
    owner: heard.owner ?? (heard.position ? ownerThere : undefined) ?? category.owner,
    description: heard.description,
    contact: heard.contact ? sealContact(house, heard.contact) : undefined,
    nearHome: heard.nearHome,
    wantsPrivate: heard.wantsPrivate,
  })
  const [report, seen] = [await findReport(tx, filed.id), await reportsSeenBy(tx, house, staff)]
  return { ok: true, filed, isSeen: seen === 'all' || (report !== undefined && seen.includes(report.officeId)) }
}

type Found = { place: Place; town: string } | { field: string; why: EnterProblem }

function placeOf(house: House, { town, position }: Heard): Found {
  const ground = groundOf(house)
  const place = position === undefined ? undefined : parsePlace(position)
  if (position !== undefined && !place) return { field: 'position', why: 'position' }
  if (!ground) return place ? { place, town } : { field: 'position', why: 'noPlace' }
  if (place && isInside(ground, place) === 'outside') return { field: 'position', why: 'outside' }
  const called = townCalled(ground, town)
  if (!called) return { field: 'town', why: 'town' }
  return place ? { place, town: called.name } : { place: called.place, town: called.name }
}
