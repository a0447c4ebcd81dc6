import type { DemoCase } from '#demo/desk.ts'
import { staffClaimsOf } from '#demo/claims.ts'
import { demoOf } from '#demo/of-profile.ts'
import { people } from '#modules/people/index.ts'
import { openStaffAccount, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import { fixedClock, wardCalendar } from '#platform/time/index.ts'
import { proposeDecision } from './actions/desk/decide.ts'
import { takeCase } from './actions/desk/handle-case.ts'
import { beginReception } from './actions/reception/begin.ts'
import { confirmTyping } from './actions/reception/compare.ts'
import { type ReceptionFacts, typeReception } from './actions/reception/type.ts'
import { hasApplications } from './store/applications.ts'

/** Work on the desks of a demo that starts for the first time, by the deeds of its staff. Never in production or a test. */
export async function seedDesk(tx: Tx, house: House): Promise<void> {
  if (house.config.env !== 'demo' || (await hasApplications(tx))) return
  const staff = await signedIn(tx, house)
  for (const one of demoOf(house.config.profile).cases) await handle(tx, house, staff, one)
}

type StaffByName = (name: string) => Promise<Staff>

async function signedIn(tx: Tx, house: House): Promise<StaffByName> {
  const colleagues = demoOf(house.config.profile).staff
  return async (name) => {
    const person = colleagues.find((one) => one.name === name)
    const claims = person && staffClaimsOf(person, house.config.staffIdentity.issuer)
    const accountId = claims && (await openStaffAccount(tx, house, claims))
    const actor = accountId && (await people.signIn?.staffActor?.(tx, accountId, house))
    if (!actor) throw new Error('the demo names a colleague whom the register of staff does not know')
    return actor
  }
}

async function handle(tx: Tx, house: House, staff: StaffByName, one: DemoCase): Promise<void> {
  const then: House = { ...house, clock: fixedClock(morningOf(house, one.openDaysAgo).toString()) }
  const clerk = await staff(one.typedBy)
  const { person, procedure, channel } = one
  const begun = await beginReception(tx, then, clerk, { procedure, channel, personId: person.personId })
  if (!begun.ok) throw new Error(`the demo's case cannot begin: ${begun.reason}`)
  const typed = await typeReception(tx, then, clerk, begun.id, { facts: factsOf(one, then, clerk), sent: one.sent })
  if (!typed.ok) throw new Error(`the demo's case is not what the procedure asks: ${JSON.stringify(typed)}`)
  if (one.comparedBy) await confirmTyping(tx, then, await staff(one.comparedBy), begun.id)
  if (!one.takenBy) return
  const taker = await staff(one.takenBy)
  await takeCase(tx, then, taker, begun.id)
  if (one.isProposed) await proposeDecision(tx, then, taker, begun.id, { outcome: 'issue' })
}

const factsOf = ({ channel }: DemoCase, { clock }: House, { staffId }: Staff): ReceptionFacts => ({
  receivedOn: clock.today(),
  receivedBy: staffId,
  identity: 'one',
  identityPapers: [channel === 'post' ? 'licence' : 'number-card'],
  broughtBy: 'self',
  mandateSeen: false,
  paying: 'later',
  note: null,
})

/** Nine o'clock so many open days ago; what is of today has come a moment ago. */
function morningOf(house: House, openDaysAgo: number): Temporal.Instant {
  if (openDaysAgo === 0) return house.clock.now()
  const { isOpen } = wardCalendar(house.profile)
  let day = house.clock.today()
  for (let left = openDaysAgo; left > 0; ) {
    day = day.subtract({ days: 1 })
    if (isOpen(day)) left -= 1
  }
  return day.toZonedDateTime({ timeZone: 'Asia/Tokyo', plainTime: '09:00' }).toInstant()
}
