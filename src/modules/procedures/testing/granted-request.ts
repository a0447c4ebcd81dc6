import type { Staff } from '#platform/auth/index.ts'
import type { House } from '#platform/module/index.ts'
import { decideAct, examineAct } from '../actions/acts/decide-act.ts'
import { draftAct, type Target } from '../actions/acts/draft-act.ts'
import { effectAct } from '../actions/acts/effect-act.ts'
import type { ActId, Draft } from '../domain/acts/act.ts'
import type { AnswerValue } from '../domain/answers/answer.ts'
import type { ApplicationId } from '../store/applications.ts'
import { type FiledRequest, filedRequest } from './filed-request.ts'

export type Granted = FiledRequest & { actId: ActId }

export type ActLine = { clerk: Staff; checker: Staff; decider?: Staff }

/** A request that was decided by its people and notified: drafted, examined where the route says so, decided, sent. */
export async function grantedRequest(
  house: House,
  name: string,
  procedure: string,
  line: ActLine,
  answers: Readonly<Record<string, AnswerValue>>,
  change: Partial<Draft> = {},
): Promise<Granted> {
  const filed = await filedRequest(house, name, procedure, line.clerk, answers)
  const draft: Draft = { kind: 'decision', outcome: 'grant', ground: '見本', facts: {}, items: [], isUrgent: false }
  return { ...filed, actId: await sentAct(house, filed.id, line, { ...draft, ...change }) }
}

/** One act from its draft to its letter, by the people of the line. */
export async function sentAct(
  house: House,
  id: ApplicationId,
  { clerk, checker, decider }: ActLine,
  draft: Draft,
  target?: Target,
): Promise<ActId> {
  const made = await house.db.transact((tx) => draftAct(tx, house, clerk, id, draft, target))
  if (!made.ok) throw new Error(JSON.stringify(made))
  const { actId } = made
  const steps = decider ? [() => examine(checker), () => decide(decider), send] : [() => decide(checker), send]
  for (const step of steps) {
    const done = await step()
    if (!done.ok) throw new Error(JSON.stringify(done))
  }
  return actId

  function examine(by: Staff) {
    return house.db.transact((tx) => examineAct(tx, house, by, actId))
  }
  function decide(by: Staff) {
    return house.db.transact((tx) => decideAct(tx, house, by, actId))
  }
  function send() {
    return house.db.transact((tx) => effectAct(tx, house, clerk, actId))
  }
}
