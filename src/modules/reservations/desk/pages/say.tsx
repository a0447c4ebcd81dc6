import { formatYen, yen } from '#platform/money/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import { Tag, type TagKind } from '#platform/ui/index.ts'
import type { ReservationState } from '../../booking/domain/reservation.ts'
import { type PlaceWords, sayKey } from '../../places/index.ts'
import { clock } from '../domain/sheet.ts'
import type { DeskUse } from '../store/uses.ts'
import { deskTexts as t } from '../text.ts'

export const facilitiesPath = '/staff/facilities'
export const workersPath = '/staff/facility-workers'
export const sheetPath = (slug: string, day: Temporal.PlainDate): string => `${facilitiesPath}/${slug}/${day}`
export const reservationPath = (id: string): string => `/staff/reservations/${id}`

export const sayTime = ({ starts, ends }: { starts: number; ends: number }): string => `${clock(starts)}–${clock(ends)}`

export const sayUser = ({ isOfficial, registrant, visitor }: DeskUse): string =>
  isOfficial ? t.sheet.official : (registrant?.name ?? visitor?.name ?? t.reservation.noRegistration)

export const sayActivity = (words: PlaceWords, key: string): string =>
  withoutReadings(sayKey(words, 'activities', key, 'ja'))

export const sayLent = ({ equipment }: DeskUse): string =>
  equipment.map(({ name, pieces }) => (pieces === 1 ? name : `${name}×${pieces}`)).join('、')

/** What is paid, or what is to be taken. */
export function sayFee({ amount, pays, isPaid }: DeskUse): string {
  if (amount === 0) return t.fee.nothing
  if (isPaid) return t.fee.paid
  const sum = formatYen(yen(amount))
  return pays === 'on-site' ? t.fee.take(sum) : t.fee.waits(sum)
}

const kinds: Partial<Record<ReservationState, TagKind>> = {
  held: 'wait',
  confirmed: 'wait',
  in_use: 'ask',
  done: 'ok',
  no_show: 'late',
}

export const StateTag = ({ state }: { state: ReservationState }) => (
  <Tag kind={kinds[state] ?? 'off'}>{t.states[state]}</Tag>
)
