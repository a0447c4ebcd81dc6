import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findOffice } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import { type Ctx, requireStaff } from '#platform/http/index.ts'
import type { House, Module } from '#platform/module/index.ts'
import { z } from 'zod'
import { steeringTexts as t } from './text/staff.ts'

export const may = { read: 'search.read', steer: 'search.steer' } as const

export const permissions: NonNullable<Module['permissions']> = {
  [may.read]: { label: t.permissions.read, roles: ['clerk', 'checker', 'manager'] },
  [may.steer]: { label: t.permissions.steer, roles: ['clerk', 'checker', 'manager'] },
}

const rulesSchema = z.looseObject({ publicRelations: z.string().optional() })
const known = new WeakMap<House['config'], { office: string | undefined }>()

/** Key of the office that sees to the search, 広報; none where the profile names none. */
export function steeringOffice({ config }: Pick<House, 'config'>): string | undefined {
  const read = known.get(config) ?? { office: readOffice(config) }
  known.set(config, read)
  return read.office
}

function readOffice({ root, profile }: House['config']): string | undefined {
  const file = join(root, 'profiles', profile, 'pages.json')
  return existsSync(file) ? rulesSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).publicRelations : undefined
}

/** Whether a member may change what the search finds: of 広報, or anybody with the right where no office is named. */
export async function maySteer(tx: Tx, house: House, staff: Staff): Promise<boolean> {
  if (!staff.permissions.has(may.steer)) return false
  const key = steeringOffice(house)
  if (key === undefined) return true
  const office = await findOffice(tx, key, house.clock.today())
  return office !== undefined && [...staff.posts.map(({ officeId }) => officeId), ...staff.oversees].includes(office.id)
}

/** For a page that changes something; 403 for who may not. */
export async function requireSteering(c: Ctx, house: House): Promise<Staff> {
  const staff = requireStaff(c, may.steer)
  await house.db.read((tx) => confirmSteering(tx, house, staff))
  return staff
}

/** The same within the transaction of the deed. */
export async function confirmSteering(tx: Tx, house: House, staff: Staff): Promise<void> {
  if (!(await maySteer(tx, house, staff))) throw new Forbidden('permission_missing', may.steer)
}
