/** A time of the day as people write it: 「9:30」「９時30分」「9時」. `undefined` when it is none. */
export function parseTime(text: string): Temporal.PlainTime | undefined {
  const [, hour, minute = '00'] = /^\s*(\d{1,2})(?:[:時](\d{2})分?|時)\s*$/.exec(text.normalize('NFKC')) ?? []
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return undefined
  return Temporal.PlainTime.from({ hour: Number(hour), minute: Number(minute) })
}
