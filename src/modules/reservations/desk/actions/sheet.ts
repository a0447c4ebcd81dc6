import { recordAudit, recordAudits } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { knownWard } from '../../known-ward.ts'
import type { Space } from '../../places/index.ts'
import { linesOf, type SheetSpace } from '../domain/sheet.ts'
import { type DeskFacility, deskFacility } from '../store/facilities.ts'
import { type DayNote, notesOfDay } from '../store/notes.ts'
import { takenOn } from '../store/places-taken.ts'
import type { KeyLoan } from '../store/keys.ts'
import { type DeskUse, peopleShown, personsWhoReserved, usesOfDay } from '../store/uses.ts'

export type Sheet = {
  facility: DeskFacility
  day: Temporal.PlainDate
  spaces: readonly SheetSpace[]
  notes: readonly DayNote[]
}

/** Everything that happens in a facility on a day, for its desk: 404 for every other; who is named in it is noted. */
export async function showSheet(
  tx: Tx,
  house: House,
  staff: Staff,
  { slug, day }: { slug: string; day: Temporal.PlainDate },
): Promise<Sheet> {
  const today = house.clock.today()
  const facility = await deskFacility(tx, staff, { slug }, today)
  const ward = await knownWard(tx, house)
  const spaces = [...ward.spaces.values()].filter((one) => one.facility.id === facility.id && standsOn(one, day))
  const uses = await usesOfDay(
    tx,
    spaces.map(({ id }) => id),
    day,
  )
  const taken = await takenOn(tx, [...new Set(spaces.flatMap(({ atoms }) => atoms))], day)
  await noteSeen(tx, house, staff, uses, { kind: 'reservations.facility', id: facility.id, day })
  return {
    facility,
    day,
    notes: await notesOfDay(tx, facility.id, day),
    spaces: spaces.map((space) => {
      const closedWhy = ward.closedWhy(space.id, day)
      return {
        space,
        lines: linesOf(space, ward.patternOn(space.id, day), { uses, taken }),
        ...(closedWhy !== undefined && { closedWhy }),
      }
    }),
  }
}

const standsOn = ({ from, until }: Space, day: Temporal.PlainDate): boolean =>
  (!from || Temporal.PlainDate.compare(from, day) <= 0) && (!until || Temporal.PlainDate.compare(day, until) < 0)

/** That the desk looked, and at whom: an entry for each person who is named. */
export async function noteSeen(
  tx: Tx,
  house: House,
  staff: Staff,
  uses: readonly DeskUse[],
  { kind, id, day }: { kind: string; id: string; day: Temporal.PlainDate },
): Promise<void> {
  if (uses.length > 0) await noteLook(tx, staff, { kind, id, day }, await peopleShown(tx, uses, house.clock.today()))
}

/** The same for who has or had a key. */
export async function noteSeenLoans(
  tx: Tx,
  house: House,
  staff: Staff,
  { facility, loans }: { facility: DeskFacility; loans: readonly KeyLoan[] },
): Promise<void> {
  const ids = loans.flatMap(({ to }) => ('reservationId' in to ? [to.reservationId] : []))
  const day = house.clock.today()
  const where = { kind: 'reservations.facility', id: facility.id, day }
  if (ids.length > 0) await noteLook(tx, staff, where, await personsWhoReserved(tx, ids, day))
}

async function noteLook(
  tx: Tx,
  staff: Staff,
  { kind, id, day }: { kind: string; id: string; day: Temporal.PlainDate },
  people: readonly PersonId[],
): Promise<void> {
  const entry = { actor: staff, action: 'reservations.desk.read', subject: { kind, id }, reason: 'duty' } as const
  const ids = { day: day.toString() }
  if (people.length > 0) await recordAudits(tx, { ...entry, ids }, people)
  // Names of those without a registration stand in no register; the look itself is noted.
  else await recordAudit(tx, { ...entry, ids })
}
