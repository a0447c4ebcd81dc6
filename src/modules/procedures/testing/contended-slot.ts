import type { Resident } from '#platform/auth/index.ts'
import { type Database, sql, sqlState } from '#platform/db/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { bookTime, type SlotId } from '../appointments/index.ts'
import { lockApplication } from '../store/applications.ts'
import { writeManyCases } from './many-cases.ts'

export type Contended = {
  /** Tries that got the place. */
  won: number
  full: number
  /** Everything else: a SQLSTATE (40P01 is a deadlock) or another refusal. */
  other: string[]
  seconds: number
  /** Bookings that stand in the table afterwards. */
  booked: number
}

type Options = { db: Database; clients: number; tries: number; applicant: PersonId; slotId: SlotId; calendar: string }

/**
 * So many people want the last place of one time, each again and again with one request after the other, as the form
 * does it: the request is locked, then the place is taken, in one transaction.
 */
export async function contendForPlace(
  house: House,
  { db, clients, tries, applicant, slotId, calendar }: Options,
): Promise<Contended> {
  const at = house.clock.now()
  const ids = await house.db.transact(async (tx) => {
    await sql`
      update procedures.appointment_slots s set capacity = 1
      where id = ${slotId} and not exists (select from procedures.appointments where slot_id = s.id)`.execute(tx)
    return writeManyCases(tx, { count: clients * tries, state: 'draft', applicants: [applicant], at })
  })
  const actor: Resident = {
    kind: 'resident',
    accountId: newId<'account'>(),
    personId: applicant,
    level: 'verified',
    displayName: '佐藤花子',
  }
  const results: string[] = []
  const turn = [...ids]
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let id = turn.pop(); id; id = turn.pop()) {
        const applicationId = id
        // Not `transact`, which would try again and so hide a deadlock.
        const result = await db.kysely
          .transaction()
          .execute(async (tx) => {
            await lockApplication(tx, applicationId)
            return bookTime(tx, house, actor, { applicationId, calendar, slotId })
          })
          .then(
            (booked) => (booked.ok ? 'won' : booked.reason),
            (error: unknown) => sqlState(error) ?? String(error),
          )
        results.push(result)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const { rows } = await sql<{ booked: number }>`
    select count(*)::int as booked from procedures.appointments
    where slot_id = ${slotId} and state <> 'cancelled'`.execute(house.db.kysely)
  return {
    won: results.filter((result) => result === 'won').length,
    full: results.filter((result) => result === 'full').length,
    other: results.filter((result) => result !== 'won' && result !== 'full'),
    seconds,
    booked: rows[0]?.booked ?? 0,
  }
}
