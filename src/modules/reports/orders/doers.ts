import { type Colleague, colleaguesOf, officeById } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { OfficeId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { reportPermissions } from '../record/index.ts'
import { companiesFor } from './domain/contract.ts'
import type { Doer } from './domain/doer.ts'

/** Who may be given work of an office on a day, besides whoever of the office goes out. */
export type Doers = { members: readonly Colleague[]; companies: readonly string[] }

export async function doersFor(tx: Tx, house: House, officeId: OfficeId, on: Temporal.PlainDate): Promise<Doers> {
  const permission = house.modules.flatMap(({ permissions }) => permissions?.[reportPermissions.work] ?? [])
  // Who works for a company is reached through it.
  const roles = permission.flatMap((one) => one.roles).filter((role) => role !== 'contractor')
  const office = await officeById(tx, officeId)
  return {
    members: await colleaguesOf(tx, officeId, on, roles),
    companies: office ? companiesFor(house.profile.contracts, office.key, on) : [],
  }
}

export function isAmong({ members, companies }: Doers, doer: Doer): boolean {
  if (doer.kind === 'own') return true
  return doer.kind === 'member'
    ? members.some(({ staffId }) => staffId === doer.staffId)
    : companies.includes(doer.employer)
}

/** Of several offices, each once. */
export async function doersOf(
  tx: Tx,
  house: House,
  offices: readonly OfficeId[],
  on: Temporal.PlainDate,
): Promise<Doers> {
  const found: Doers[] = []
  for (const office of offices) found.push(await doersFor(tx, house, office, on))
  const members = found.flatMap((one) => one.members)
  return {
    members: [...new Map(members.map((member) => [member.staffId, member])).values()],
    companies: [...new Set(found.flatMap((one) => one.companies))],
  }
}
