import { decisionAuthority, staffNames } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/actor.ts'
import type { Tx } from '#platform/db/index.ts'
import type { StaffId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { isUnderWay } from '../../domain/acts/course.ts'
import { deciderOf, maySeeAfterwards } from '../../domain/acts/who.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import { deskPermissions, isOfOffice } from '../../domain/desk/case-rights.ts'
import { type Act, actsOf } from '../../store/acts/acts.ts'
import { type Delivery, deliveriesOfCase } from '../../store/acts/deliveries.ts'
import { type Returned, returnsOfCase } from '../../store/acts/returned-mail.ts'
import { type ActStep, stepsOf } from '../../store/acts/steps.ts'
import { isLetterUnchecked } from '../../unconfirmed/items.ts'
import type { CaseRow } from '../../store/desk/cases.ts'

/** What the actor may do with an act now; at most one of the first four is the primary action. */
export type ActDeeds = {
  examine: boolean
  decide: 'holder' | 'deputy' | undefined
  effect: boolean
  see: boolean
  return: boolean
  takeBack: boolean
  undo: boolean
}

export type ActLine = {
  act: Act
  steps: readonly ActStep[]
  deeds: ActDeeds
  /** Who is expected to decide, by name. */
  deciders: readonly string[]
  areDeputies: boolean
}

export type ActsView = {
  acts: readonly ActLine[]
  deliveries: readonly Delivery[]
  returns: readonly Returned[]
  staffName: (id: StaffId | null) => string
  rankConfirmed: boolean
  /** Whether its letter names what is still to be compared with the ordinance. */
  isUnchecked: (act: Act) => boolean
}

/** Every act of a case with its line of people, and what the actor may do. */
export async function actsView(tx: Tx, house: House, actor: Staff, row: CaseRow): Promise<ActsView> {
  const definition = parseDefinition(row.definition)
  const acts = await actsOf(tx, row.id)
  const steps = await stepsOf(
    tx,
    acts.map(({ id }) => id),
  )
  const lines: ActLine[] = []
  for (const act of acts) {
    const own = steps.filter(({ actId }) => actId === act.id)
    lines.push(await lineOf(tx, house, actor, row, act, own))
  }
  const names = await staffNames(tx, [
    ...acts.flatMap(({ deputyFor }) => deputyFor ?? []),
    ...steps.flatMap(({ staffId }) => staffId ?? []),
  ])
  return {
    acts: lines,
    deliveries: await deliveriesOfCase(tx, row.id),
    returns: await returnsOfCase(tx, row.id),
    staffName: (id) => (id ? (names.get(id) ?? '') : ''),
    rankConfirmed: definition.decision?.confirmed ?? false,
    isUnchecked: (act) => isLetterUnchecked(definition, act),
  }
}

const nothing: ActDeeds = {
  examine: false,
  decide: undefined,
  effect: false,
  see: false,
  return: false,
  takeBack: false,
  undo: false,
}

async function lineOf(
  tx: Tx,
  house: House,
  actor: Staff,
  row: CaseRow,
  act: Act,
  steps: readonly ActStep[],
): Promise<ActLine> {
  const waitsToBeSeen = act.isDeputised && !act.seenBy && act.state !== 'undone'
  if (!isUnderWay(act.state) && !waitsToBeSeen) {
    return { act, steps, deeds: nothing, deciders: [], areDeputies: false }
  }
  const line = await decisionAuthority(tx, {
    officeId: row.officeId,
    rank: act.rank,
    on: house.clock.today(),
    at: house.clock.now(),
  })
  const ids = (people: typeof line.holders) => people.map(({ staffId }) => staffId)
  const authority = { holders: ids(line.holders), present: ids(line.present), deputies: ids(line.deputies) }
  const expected = line.present.length > 0 ? line.present : line.deputies
  const open = expected.filter(({ staffId }) => staffId !== act.draftedBy && staffId !== act.examinedBy)
  return {
    act,
    steps,
    deeds: deedsOf(actor, row, act, authority),
    deciders: (act.route === 'second-check' ? [] : open).map(({ name }) => name),
    areDeputies: line.present.length === 0 && line.deputies.length > 0,
  }
}

function deedsOf(actor: Staff, row: CaseRow, act: Act, authority: Parameters<typeof deciderOf>[2]): ActDeeds {
  const { permissions, staffId } = actor
  const confirms = permissions.has(deskPermissions.confirm)
  const isOwnOffice = isOfOffice(actor, row.officeId)
  const decider = deciderOf(act, staffId, authority)
  const decides = confirms && act.state === 'deciding' && decider.ok && (act.route === 'draft' || isOwnOffice)
  const examines = confirms && act.state === 'examining' && isOwnOffice && act.draftedBy !== staffId
  return {
    examine: examines,
    decide: decides ? (decider.isDeputy ? 'deputy' : 'holder') : undefined,
    effect: act.state === 'decided' && permissions.has(deskPermissions.dispatch) && isOwnOffice,
    see:
      confirms &&
      act.isDeputised &&
      !act.seenBy &&
      act.state !== 'undone' &&
      maySeeAfterwards(act.decidedBy, staffId, authority),
    return: examines || decides,
    takeBack: act.draftedBy === staffId && (act.state === 'examining' || act.state === 'deciding'),
    undo: confirms && act.state === 'decided' && (act.decidedBy === staffId || authority.present.includes(staffId)),
  }
}
