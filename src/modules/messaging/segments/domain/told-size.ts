/** Of a profile: below `least` people no number is told; `perDay`: questions of one member of staff. */
export type PreviewRules = { least: number; perDay: number }

/**
 * What is told of a size: nothing below `least`, else two significant digits, in steps of twice `least` or more. With such
 * steps two equal answers do not say that fewer than `least` people lie between them.
 */
export function toldSize(size: number, least: number): number | null {
  if (size < least) return null
  const step = stepOf(size, least)
  return Math.max(step, Math.round(size / step) * step)
}

export const stepOf = (size: number, least: number): number =>
  Math.max(2 * least, 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, size))) - 1))

/** Sizes that an answer may stand for, both ends inclusive, to whoever knows the rule: it may be repeated from a question nearby. */
export function mayStandFor(told: number | null, least: number): { from: number; to: number } {
  if (told === null) return { from: 0, to: 2 * (least - 1) }
  const half = stepOf(told, least) / 2
  return { from: Math.max(0, told - half - least + 1), to: told + half - 1 + least - 1 }
}

/**
 * The told sizes of answers that may be near one of `size` people; numbers of this month are a little different today, and
 * `null` counts as 0.
 */
export function nearbyTold(size: number, least: number): { from: number; to: number } {
  const reach = stepOf(size, least) + least + Math.ceil(size / 20)
  return { from: Math.max(0, size - reach), to: size + reach }
}
