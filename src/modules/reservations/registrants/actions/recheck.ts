import type { Actor } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Registrant } from '../domain/registrant.ts'
import { tellRepresentatives } from '../notices.ts'
import { membersOn } from '../store/members.ts'
import { setClass } from '../store/registrants.ts'
import { classOf } from './counting.ts'
import { emitRegistrant, noteRegistrant } from './note.ts'

/**
 * Looks again at the class of a registration that stands, after its members changed. Where no class takes the members any
 * more the class stays, and who represents is told what is missing; what follows is the office's decision.
 */
export async function recheckClass(tx: Tx, house: House, actor: Actor, registrant: Registrant): Promise<void> {
  const { id, kind, state } = registrant
  if (state !== 'active' && state !== 'suspended') return
  const members = await membersOn(tx, id, house.clock.today())
  const found = classOf(house, kind, members, { by: 'seen', on: house.clock.today() })
  if (found?.key === registrant.class) return
  if (!found) {
    await noteRegistrant(tx, house, actor, id, 'conditions_missed')
    await tellRepresentatives(tx, house, id, 'conditions', house.clock.today().toString())
    return
  }
  await setClass(tx, id, found.key)
  await noteRegistrant(tx, house, actor, id, 'change_class', { class: found.key })
  await emitRegistrant(tx, id, 'class_changed', { class: found.key })
  await tellRepresentatives(tx, house, id, 'class-changed', `${found.key}:${house.clock.today()}`)
}
