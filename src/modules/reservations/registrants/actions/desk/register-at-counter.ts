import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { ageOn } from '../../domain/ages.ts'
import { classFor, type MemberLink } from '../../domain/classes.ts'
import { writeRegistrantNumber } from '../../domain/number.ts'
import type { RegistrantId } from '../../domain/registrant.ts'
import { registrantPermissions, requireDesk } from '../../permissions.ts'
import { rulesOf } from '../../rules-of.ts'
import { insertFact } from '../../store/facts.ts'
import { insertNamedMember, type MemberFactKind } from '../../store/members.ts'
import { insertRegistrant, nextRegistrantSequence } from '../../store/registrants.ts'
import { matchKey } from '../match-key.ts'
import { emitRegistrant, noteRegistrant } from '../note.ts'
import type { PaperKind } from './verify.ts'

export type GivenAtCounter = {
  name: string
  nameKana: string
  birthDate: Temporal.PlainDate
  town: string
  link: MemberLink | null
  isDisabled: boolean
  paper: PaperKind
}

export type RegisteredAtCounter = { ok: true; id: RegistrantId } | { ok: false; reason: 'too_young' | 'no_class' }

/** 窓口での個人登録, of who has no card or lives elsewhere: what the papers showed counts at once. */
export async function registerAtCounter(
  tx: Tx,
  house: House,
  staff: Staff,
  given: GivenAtCounter,
): Promise<RegisteredAtCounter> {
  await requireDesk(tx, house, staff)
  if (!staff.permissions.has(registrantPermissions.verify)) throw new Forbidden('permission_missing')
  const { name, nameKana, birthDate, link, isDisabled, paper } = given
  const rules = rulesOf(house)
  const on = house.clock.today()
  const at = house.clock.now()
  if (ageOn(birthDate, on) < rules.leastAge.person) return { ok: false, reason: 'too_young' }
  const found = classFor(rules.classes, 'person', [{ birthDate, links: link ? [link] : [], isDisabled }], on)
  if (!found) return { ok: false, reason: 'no_class' }
  const id = await insertRegistrant(tx, {
    number: writeRegistrantNumber(await nextRegistrantSequence(tx)),
    kind: 'person',
    name,
    nameKana,
    class: found.key,
    at,
    stands: { from: on, until: on.add({ years: rules.validYears }) },
  })
  const namedMemberId = await insertNamedMember(tx, {
    registrantId: id,
    role: 'representative',
    name,
    nameKana,
    birthDate,
    town: given.town,
    matchKey: matchKey(house, given),
    from: on,
    by: { staffId: staff.staffId },
  })
  if (!namedMemberId) throw new Error('a new registration has a member')
  const seen = { source: 'counter', on, by: staff.staffId, paper } as const
  const kinds: MemberFactKind[] = ['identity']
  if (link) kinds.push(link)
  if (isDisabled) kinds.push('disabled')
  for (const kind of kinds) await insertFact(tx, { registrantId: id, of: { namedMemberId }, kind, at, seen })
  await noteRegistrant(tx, house, staff, id, 'register_at_counter', { class: found.key })
  await emitRegistrant(tx, id, 'registered')
  return { ok: true, id }
}
