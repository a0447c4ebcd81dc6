import { recordAudit } from '#platform/audit/index.ts'
import type { Resident } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { noticeKindsOf } from '../../delivery/domain/notice-kinds.ts'
import type { Stoppable } from '../domain/stoppable.ts'
import { findTopic } from '../profile.ts'
import { resumeKinds, sentToMany, stopKinds, stoppedKinds } from '../store/stopped-kinds.ts'
import { chooseTopic, chosenTopics, leaveTopic } from '../store/topics.ts'

/** By a link in one's own mail nobody has signed in: the link is who acts. */
export const byLink = { kind: 'system', task: 'messaging.stop-link' } as const

type By = Resident | typeof byLink

/** Whether it is something that people can stop: `statutory` is sent because they must know it. */
export function standingOfStop(house: House, what: Stoppable): 'stoppable' | 'statutory' | 'unknown' {
  if ('topic' in what) return findTopic(house, what.topic) ? 'stoppable' : 'unknown'
  if (what.kind === sentToMany) return 'stoppable'
  const kind = noticeKindsOf(house)[what.kind]
  if (!kind) return 'unknown'
  return kind.statutory ? 'statutory' : 'stoppable'
}

export const isStopped = async (tx: Tx, personId: PersonId, what: Stoppable): Promise<boolean> =>
  'topic' in what
    ? !(await chosenTopics(tx, personId)).includes(what.topic)
    : (await stoppedKinds(tx, personId)).has(what.kind)

/** Stops it or takes that back, as of now and for what is not yet sealed; audited when it changes something. */
export async function turn(
  tx: Tx,
  house: House,
  by: By,
  { personId, what, to }: { personId: PersonId; what: Stoppable; to: 'stop' | 'resume' },
): Promise<void> {
  if (standingOfStop(house, what) !== 'stoppable') return
  const at = house.clock.now()
  if (!(await change(tx, house, personId, what, to, at))) return
  await recordAudit(tx, {
    actor: by,
    action: `messaging.${'topic' in what ? 'topic' : 'kind'}.${to}`,
    subject: { kind: 'people.person', id: personId },
    personId,
    reason: 'own',
  })
}

function change(
  tx: Tx,
  house: House,
  personId: PersonId,
  what: Stoppable,
  to: 'stop' | 'resume',
  at: Temporal.Instant,
): Promise<boolean> {
  if ('topic' in what)
    return to === 'stop' ? leaveTopic(tx, personId, what.topic) : chooseTopic(tx, personId, what.topic, at)
  const kinds = ofOnePurpose(house, what.kind)
  return to === 'stop' ? stopKinds(tx, personId, kinds, at) : resumeKinds(tx, personId, kinds)
}

// People stop what they are told for a purpose; how many kinds that is in the program is none of their business.
function ofOnePurpose(house: House, kind: string): string[] {
  const kinds = noticeKindsOf(house)
  const purpose = kinds[kind]?.purpose('ja')
  const alike = Object.entries(kinds).filter(([, one]) => !one.statutory && one.purpose('ja') === purpose)
  return purpose === undefined ? [kind] : alike.map(([name]) => name)
}
