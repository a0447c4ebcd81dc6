import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden, NotFound } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { isHoliday } from '#platform/time/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'
import type { Change, ClosedDaysChange, LookedAt, PlaceChangeId } from '../domain/change.ts'
import { isAbout } from '../domain/pattern-of.ts'
import { keeperOf, requireCentral, upkeepPermissions } from '../permissions.ts'
import { endChange, insertHits, lockChange, type WrittenChange } from '../store/changes.ts'
import { putRuleSet, putTariff } from '../store/put-rules.ts'
import { putClosedDays, putPattern } from '../store/put-times.ts'
import { putWords } from '../store/put-words.ts'
import { lockPlacesVersion } from '../store/standing.ts'
import { requireFacility } from './kept-facility.ts'
import { subject } from './draft.ts'
import { effectOf, everyKind } from './effect-of.ts'

export type PutIntoEffect = { ok: true } | { ok: false; reason: 'over' | 'changed' | 'past' }

/**
 * The change stands from its day on, with everything that depends on it, or nothing has happened. Refused when places,
 * rules or the reservations it meets are others than in the preview that was looked at (`seal`). Reservations are not
 * touched: their place, time and price are what was agreed; those that no longer fit are noted.
 */
export async function putIntoEffect(
  tx: Tx,
  house: House,
  actor: Staff,
  { id, seal }: { id: PlaceChangeId; seal: string | undefined },
): Promise<PutIntoEffect> {
  if (!actor.permissions.has(upkeepPermissions.change)) throw new Forbidden()
  const written = await lockChange(tx, id)
  if (!written) throw new NotFound('place-change')
  await requireOwn(tx, house, actor, written)
  if (written.state !== 'drafted') return { ok: false, reason: 'over' }
  const { change, facilityId } = written
  // Who changes places waits here for who does so now, and finds another version then.
  await lockPlacesVersion(tx)
  if (isLookedAt(change)) {
    if (change.from < house.clock.today().toString()) return { ok: false, reason: 'past' }
    const effect = await effectOf(tx, house, change, facilityId)
    if (effect.seal !== seal) return { ok: false, reason: 'changed' }
    await insertHits(tx, id, effect.ids)
  }
  const replaced = await put(tx, change, facilityId)
  await endChange(tx, id, { state: 'effected', by: actor.staffId, at: house.clock.now(), replaced })
  await recordAudit(tx, { actor, action: 'reservations.place.put_into_effect', subject: subject(id) })
  return { ok: true }
}

/** A draft that is not wanted; what was put into effect is changed by another change. */
export async function dropChange(tx: Tx, house: House, actor: Staff, id: PlaceChangeId): Promise<void> {
  if (!actor.permissions.has(upkeepPermissions.change)) throw new Forbidden()
  const written = await lockChange(tx, id)
  if (!written) throw new NotFound('place-change')
  await requireOwn(tx, house, actor, written)
  if (written.state !== 'drafted') return
  await endChange(tx, id, { state: 'dropped', by: actor.staffId, at: house.clock.now() })
  await recordAudit(tx, { actor, action: 'reservations.place.drop', subject: subject(id) })
}

/** 404 for a change of another office's facility, and of rules for who does not keep them. */
export async function requireOwn(
  tx: Tx,
  house: House,
  actor: Staff,
  { facilityId }: Pick<WrittenChange, 'facilityId'>,
): Promise<void> {
  if (facilityId) await requireFacility(tx, house, actor, { facilityId })
  else requireCentral(await keeperOf(tx, house, actor))
}

export const isLookedAt = (change: Change): change is LookedAt =>
  ['pattern', 'closed-days', 'rule-set', 'tariff'].includes(change.kind)

async function put(tx: Tx, change: Change, facilityId: FacilityId | null): Promise<unknown> {
  switch (change.kind) {
    case 'pattern':
      return putPattern(tx, change)
    case 'rule-set':
      return putRuleSet(tx, { ...change, data: change.rules })
    case 'tariff':
      return putTariff(tx, { ...change, data: change.tariff })
  }
  if (!facilityId) throw new Error('a change of a facility without a facility')
  if (change.kind === 'closed-days') return putClosedDays(tx, facilityId, change, daysIn(change))
  return putWords(tx, facilityId, change)
}

function daysIn({ from, to, days }: ClosedDaysChange): string[] {
  const found: string[] = []
  const kinds = days.length > 0 ? days : everyKind
  const last = Temporal.PlainDate.from(to)
  for (let day = Temporal.PlainDate.from(from); Temporal.PlainDate.compare(day, last) <= 0; day = day.add({ days: 1 }))
    if (isAbout({ from, days: kinds }, null, day, isHoliday(day))) found.push(day.toString())
  return found
}
