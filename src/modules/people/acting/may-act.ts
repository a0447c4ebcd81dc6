import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type EndedWhy, type MandateId, type MandateKind, mandateKinds, mandateOn } from '../mandates/domain.ts'
import { type KnownMandate, knownMandate, mandatesOfPerson } from '../mandates/known.ts'
import { mayLearnAbout } from '../protection/wall.ts'
import { findPerson, householdOf, sameHousehold } from '../register.ts'
import { currentPersonId } from '../store/register.ts'

export const actingGrounds = [...mandateKinds, 'household'] as const
/** On what ground somebody acts: a 代理権 of a kind, or 世帯主・同一世帯員 (住民基本台帳法 第26条). */
export type ActingAs = (typeof actingGrounds)[number]

export type Ground = { as: MandateKind; mandateId: MandateId } | { as: 'household'; mandateId: null }

export type NotActingWhy =
  | EndedWhy
  | 'period'
  | 'of_age'
  | 'not_yet'
  | 'out_of_scope'
  | 'left_household'
  /** Not on the register any more, or nobody's to know why. */
  | 'not_possible'

export type MayAct = { may: true } | { may: false; why: NotActingWhy; on: Temporal.PlainDate | null }

type Asked = { agentId: PersonId; principalId: PersonId; ground: Ground; slug: string; on: Temporal.PlainDate }

/**
 * Whether somebody may act online for another person in this procedure on that day. Everything that acts online for
 * somebody asks here, at every step, and nowhere else. The wall between two people is in it, and answers `not_possible`,
 * as for who is gone.
 */
export async function mayActFor(tx: Tx, { agentId, principalId, ground, slug, on }: Asked): Promise<MayAct> {
  if (!(await mayLearnAbout(tx, { asker: agentId, about: [principalId] })).has(principalId)) return no('not_possible')
  if (ground.as === 'household') {
    if (!(await sameHousehold(tx, agentId, [principalId]))) return no('left_household')
    return { may: true }
  }
  const mandate = await knownMandate(tx, ground.mandateId)
  if (!mandate || mandate.kind !== ground.as) return no('not_possible')
  if (!(await isSame(tx, mandate.principalId, principalId)) || !(await isSame(tx, mandate.agentId, agentId)))
    return no('not_possible')
  const standing = stands(mandate, slug, on)
  if (!standing.may) return standing
  // Whom the register does not carry any more nobody acts for here, whatever a paper says.
  return (await findPerson(tx, principalId)) && (await findPerson(tx, agentId)) ? standing : no('not_possible')
}

function stands(mandate: KnownMandate, slug: string, day: Temporal.PlainDate): MayAct {
  const state = mandateOn(mandate, { day, principalBirth: mandate.principalBirth, slug })
  switch (state.state) {
    case 'valid':
      return { may: true }
    case 'ended':
      return no(state.why, state.on)
    case 'not_yet':
      return no('not_yet', state.from)
    case 'out_of_scope':
      return no('out_of_scope')
  }
}

const no = (why: NotActingWhy, on: Temporal.PlainDate | null = null): MayAct => ({ may: false, why, on })

const isSame = async (tx: Tx, a: PersonId, b: PersonId): Promise<boolean> =>
  a === b || ((await currentPersonId(tx, a)) ?? a) === ((await currentPersonId(tx, b)) ?? b)

/** Holds the mandate as it is until the transaction ends: its end waits for this, or is seen by it. Ask `mayActFor` after. */
export async function holdMandate(tx: Tx, id: MandateId): Promise<void> {
  await sql`select from people.mandates where id = ${id} for share`.execute(tx)
}

export type ActingChoice = { principalId: PersonId; principalName: string; ground: Ground }

/** For whom somebody may act in this procedure today, on one of these grounds; mandates first, each ground once. */
export async function actingChoices(
  tx: Tx,
  agentId: PersonId,
  { slug, on, allowed }: { slug: string; on: Temporal.PlainDate; allowed: readonly ActingAs[] },
): Promise<ActingChoice[]> {
  const possible: ActingChoice[] = []
  if (allowed.some((as) => as !== 'household')) {
    const { actsFor } = await mandatesOfPerson(tx, agentId)
    for (const { id, kind, principalId, principalName } of actsFor)
      if (allowed.includes(kind)) possible.push({ principalId, principalName, ground: { as: kind, mandateId: id } })
  }
  if (allowed.includes('household'))
    for (const { personId, name } of await householdOf(tx, agentId))
      if (personId !== agentId)
        possible.push({ principalId: personId, principalName: name, ground: { as: 'household', mandateId: null } })
  const choices: ActingChoice[] = []
  for (const choice of possible) {
    const may = await mayActFor(tx, { agentId, principalId: choice.principalId, ground: choice.ground, slug, on })
    if (may.may) choices.push(choice)
  }
  return choices
}
