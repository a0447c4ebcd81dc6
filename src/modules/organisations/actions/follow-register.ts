import { idsOfPerson } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { kindRules } from '../domain/kinds.ts'
import { lockOrganisation } from '../store/organisations.ts'
import { endSeat, seatsOfPersons } from '../store/seats.ts'

/** A death ends every seat; moving out, or being struck off, those of organisations that consist of who lives here. */
export async function endWithRecord(tx: Tx, { type, subjectId, data }: DomainEvent, house: House): Promise<void> {
  const personId = parseId<'person'>(subjectId)
  if (!personId) return
  const died = type === 'people.died'
  const on = typeof data.on === 'string' ? Temporal.PlainDate.from(data.on) : house.clock.today()
  const ids = await idsOfPerson(tx, personId)
  const concerned = [...new Set((await seatsOfPersons(tx, ids, on)).map(({ organisationId }) => organisationId))].sort()
  for (const organisationId of concerned) {
    const organisation = await lockOrganisation(tx, organisationId)
    if (!organisation || !(died || kindRules[organisation.kind].livesHere)) continue
    const seats = (await seatsOfPersons(tx, ids, on)).filter((seat) => seat.organisationId === organisationId)
    for (const { id } of seats) {
      if (!(await endSeat(tx, id, on, died ? 'died' : 'moved_out'))) continue
      await recordAudit(tx, {
        actor: { kind: 'system', task: 'organisations.follow-register' },
        action: 'organisations.seat.end',
        subject: { kind: 'organisations.seat', id },
        personId,
      })
    }
  }
}
