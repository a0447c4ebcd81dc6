// `#platform/time` would bring the database into this process.
const inWard = (at: Temporal.Instant) => at.toZonedDateTimeISO('Asia/Tokyo')

export const dayInWard = (at: Temporal.Instant): Temporal.PlainDate => inWard(at).toPlainDate()

/** 「12月2日 8:30」. */
export const formatMoment = (at: Temporal.Instant): string => {
  const { month, day, hour, minute } = inWard(at)
  return `${month}月${day}日 ${hour}:${String(minute).padStart(2, '0')}`
}

/** 「8:30:04」. */
export const formatSecond = (at: Temporal.Instant): string => {
  const { hour, minute, second } = inWard(at)
  return `${hour}:${String(minute).padStart(2, '0')}:${String(second).padStart(2, '0')}`
}

/** 「令和8年12月2日　水曜日」. */
export const formatToday = (at: Temporal.Instant): string => {
  const { year, month, day, dayOfWeek } = inWard(at)
  return `令和${year - 2018}年${month}月${day}日　${'月火水木金土日'[dayOfWeek - 1]}曜日`
}

/** 「8時30分」. */
export const formatClock = (at: Temporal.Instant): string => {
  const { hour, minute } = inWard(at)
  return minute === 0 ? `${hour}時` : `${hour}時${minute}分`
}

/** 「8:30」. */
export const formatHour = (at: Temporal.Instant): string =>
  inWard(at).toPlainTime().toString({ smallestUnit: 'minute' }).replace(/^0/, '')
