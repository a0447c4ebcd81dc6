import type { House } from '#platform/module/index.ts'
import { wardCalendar, wardTimeZone } from '#platform/time/index.ts'
import { requireCatalogue } from '../../record/index.ts'

/** Whom to call about a danger at this hour. */
export function phoneNow(house: House): string {
  const { dangerPhone, dangerPhoneAtNight } = requireCatalogue(house).settings
  const now = house.clock.now().toZonedDateTimeISO(wardTimeZone)
  const { opens, closes } = house.profile.hours
  const at = now.toPlainTime()
  const isOpen =
    wardCalendar(house.profile).isOpen(now.toPlainDate()) &&
    Temporal.PlainTime.compare(at, Temporal.PlainTime.from(opens)) >= 0 &&
    Temporal.PlainTime.compare(at, Temporal.PlainTime.from(closes)) < 0
  return isOpen ? dangerPhone : dangerPhoneAtNight
}
