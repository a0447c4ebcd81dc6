import { demoStaff } from '#demo/staff.ts'
import { openStaffAccount, type Staff } from '#platform/auth/index.ts'
import type { House } from '#platform/module/index.ts'
import { people } from './index.ts'

/** A member of the demo's workforce as the staff sign-in makes them. */
export async function staffActor(house: House, name: string): Promise<Staff> {
  const person = demoStaff.find((one) => one.name === name)
  if (!person) throw new Error(`no demo member of staff is called ${name}`)
  const { issuer } = house.config.staffIdentity
  return house.db.transact(async (tx) => {
    const claims = { issuer, subject: person.staffNumber, name, email: person.email }
    const accountId = await openStaffAccount(tx, house, claims)
    const actor = accountId && (await people.signIn?.staffActor?.(tx, accountId, house))
    if (!actor) throw new Error(`${name} has no post`)
    return actor
  })
}
