import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { classFor, type CountedMember, type MemberLink, memberLinks } from '../domain/classes.ts'
import type { RegistrantFacts } from '../../rules/index.ts'
import { countMembers } from '../domain/facts.ts'
import type { Registrant, RegistrantId } from '../domain/registrant.ts'
import { countable } from '../store/countable.ts'
import type { Member } from '../store/members.ts'
import { findRegistrant } from '../store/registrants.ts'
import { rulesOf } from '../rules-of.ts'

/** Facts that the register or the counter has seen, or all that were said. */
export type CountedBy = 'seen' | 'said'

/** Of whom the rules may ask: by `seen` only members with a card or whose paper the counter has seen. */
export function counted(members: readonly Member[], by: CountedBy): CountedMember[] {
  const counts = ({ source }: Member['facts'][number]) => by === 'said' || source !== null
  return members
    .filter(
      ({ personId, facts }) =>
        personId !== null || by === 'said' || facts.some((one) => one.kind === 'identity' && one.source),
    )
    .map(({ birthDate, facts }) => {
      const kinds = new Set(facts.filter(counts).map(({ kind }) => kind))
      return {
        birthDate,
        links: memberLinks.filter((link: MemberLink) => kinds.has(link)),
        isDisabled: kinds.has('disabled'),
      }
    })
}

/** The class of these members today, by what was seen or said; `undefined` when no class takes them. */
export const classOf = (
  house: Pick<House, 'config'>,
  kind: 'person' | 'group',
  members: readonly Member[],
  { by, on }: { by: CountedBy; on: Temporal.PlainDate },
) => classFor(rulesOf(house).classes, kind, counted(members, by), on)

/**
 * What rules may know of a registration: counts of the members on the reference day, as seen by the register or the counter,
 * and the grants of that day. Nobody's own facts leave this room. 404 for an unknown one.
 */
export async function factsOf(
  tx: Tx,
  house: Pick<House, 'config'>,
  id: RegistrantId,
  referenceDay: Temporal.PlainDate,
): Promise<RegistrantFacts> {
  const registrant = await findRegistrant(tx, id, referenceDay)
  if (!registrant) throw new NotFound('registrant')
  return factsFor(tx, house, registrant, referenceDay)
}

/** The same of a registration that is at hand, in one statement. */
export async function factsFor(
  tx: Tx,
  house: Pick<House, 'config'>,
  { id, class: key, kind, until }: Pick<Registrant, 'id' | 'class' | 'kind' | 'until'>,
  referenceDay: Temporal.PlainDate,
): Promise<RegistrantFacts> {
  const { members, grants } = await countable(tx, id, referenceDay)
  return {
    class: key,
    inWard: rulesOf(house).classes.find((one) => one.key === key)?.inWard ?? false,
    kind,
    ...countMembers(members, referenceDay),
    ...(until && { standsUntil: until.subtract({ days: 1 }) }),
    grants,
  }
}
