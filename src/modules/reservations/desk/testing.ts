import { demoStaff } from '#demo/staff.ts'
import { openStaffAccount } from '#platform/auth/accounts.ts'
import { loadStaff, type Staff } from '#platform/auth/index.ts'
import { staffClaimsOf } from '#demo/claims.ts'
import { sql } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'

/** A named member of staff of the demo, for actions that are called without a request. */
export async function staffActor(house: House, name: string): Promise<Staff> {
  const person = demoStaff.find((one) => one.name === name)
  if (!person) throw new Error(`no demo member of staff is called ${name}`)
  const claims = staffClaimsOf(person, house.config.staffIdentity.issuer)
  return house.db.transact(async (tx) => {
    const accountId = await openStaffAccount(tx, house, claims)
    const staff = accountId && (await loadStaff(tx, house, accountId))
    if (!staff) throw new Error('this account may not sign in')
    return staff
  })
}

/** The hall of the tests is a facility of this office. */
export async function giveHallTo(house: House, office: string, slug = 'small-hall'): Promise<void> {
  await sql`
    update reservations.facilities set office_id = (select id from people.offices where key = ${office} limit 1)
    where slug = ${slug}`.execute(house.db.kysely)
}
