import { recordAudit } from '#platform/audit/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { ownPath } from '../domain/own-path.ts'
import { officeOfMaker } from '../permissions.ts'
import { endShortLink, insertShortLink, lockShortLink, type ShortLinkId } from './store.ts'

type Wanted = { code: string; target: string; purpose: string; lastDay: Temporal.PlainDate }
type Made = { ok: true } | { ok: false; reason: 'not_ours' | 'taken' | 'past' }

/** A short address to a page of ours, until a day. */
export async function makeShortLink(tx: Tx, house: House, actor: Staff, wanted: Wanted): Promise<Made> {
  const officeId = officeOfMaker(actor)
  const target = ownPath(wanted.target, house.config.publicUrl)
  if (!target) return { ok: false, reason: 'not_ours' }
  if (Temporal.PlainDate.compare(wanted.lastDay, house.clock.today()) < 0) return { ok: false, reason: 'past' }
  const id = await insertShortLink(tx, { ...wanted, target, officeId, madeAt: house.clock.now(), by: actor.staffId })
  if (!id) return { ok: false, reason: 'taken' }
  await recordAudit(tx, { actor, action: 'pages.short_link.make', subject: { kind: 'pages.short_link', id } })
  return { ok: true }
}

/** From now on it leads nowhere. 404 for one of another office. */
export async function stopShortLink(tx: Tx, house: House, actor: Staff, id: ShortLinkId): Promise<void> {
  officeOfMaker(actor)
  const link = await lockShortLink(tx, id)
  if (!link || !ownOffices(actor).includes(link.officeId)) throw new NotFound('short link')
  if (link.endedAt) return
  await endShortLink(tx, id, house.clock.now(), actor.staffId)
  await recordAudit(tx, { actor, action: 'pages.short_link.end', subject: { kind: 'pages.short_link', id } })
}
