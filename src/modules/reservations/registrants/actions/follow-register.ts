import { idsOfPerson, needsCheck } from '#modules/people/index.ts'
import type { SystemActor } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { DomainEvent } from '#platform/events/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Registrant } from '../domain/registrant.ts'
import { tellRepresentatives } from '../notices.ts'
import { endFacts } from '../store/facts.ts'
import { endMembership, membersOn, standingMemberships } from '../store/members.ts'
import { lockRegistrant } from '../store/registrants.ts'
import { noteRegistrant } from './note.ts'
import { recheckClass } from './recheck.ts'
import { endAltogether } from './represent.ts'

const actor: SystemActor = { kind: 'system', task: 'reservations.follow-register' }

/**
 * A death ends every membership, and a registration of one's own. Who moves out stays in a group but no longer counts as
 * living here; their own registration ends with the register record, and the counter may register them in another class.
 * Twice is the same as once.
 */
export async function followRegister(tx: Tx, { type, subjectId }: DomainEvent, house: House): Promise<void> {
  const personId = parseId<'person'>(subjectId)
  if (!personId) return
  const died = type === 'people.died'
  const today = house.clock.today()
  // What a group may do must not change on the day on which a protected member moves: the counter keeps that fact.
  const isWalled = (await needsCheck(tx, [personId])).has(personId)
  for (const membership of await standingMemberships(tx, await idsOfPerson(tx, personId))) {
    const registrant = await lockRegistrant(tx, membership.registrantId, today)
    if (!registrant || registrant.state === 'ended') continue
    if (registrant.kind === 'person') {
      await noteRegistrant(tx, house, actor, registrant.id, died ? 'end_by_death' : 'end_by_moving')
      await endAltogether(tx, house, registrant.id, today)
      continue
    }
    if (died) {
      await endMembership(tx, membership.id, today, 'died')
      await noteRegistrant(tx, house, actor, registrant.id, 'member_died', { membership: membership.id })
    } else if (!isWalled && (await livesHere(tx, registrant, membership.id, today))) {
      await endFacts(tx, membership.id, ['lives'], today)
      await noteRegistrant(tx, house, actor, registrant.id, 'member_moved', { membership: membership.id })
    } else continue
    await recheckClass(tx, house, actor, registrant)
    if (died && membership.role === 'representative') await tellOfVacancy(tx, house, registrant)
  }
}

async function livesHere(tx: Tx, { id }: Registrant, membership: string, on: Temporal.PlainDate): Promise<boolean> {
  const members = await membersOn(tx, id, on)
  return members.some((one) => one.id === membership && one.facts.some(({ kind }) => kind === 'lives'))
}

const tellOfVacancy = (tx: Tx, house: House, { id }: Registrant): Promise<void> =>
  tellRepresentatives(tx, house, id, 'no-representative', house.clock.today().toString())
