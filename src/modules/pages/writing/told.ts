import { plainText } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDateTime } from '#platform/time/index.ts'

export const sayMoment = (at: Temporal.Instant): string => plainText(formatDateTime(at, 'ja'))
export const sayDay = (on: Temporal.PlainDate): string => plainText(formatCalendarDate(on, 'ja'))
