import { z } from 'zod'

const line = z.string().trim().min(1).max(300)
const pair = z.strictObject({ name: z.string().trim().min(1).max(80), value: z.string().trim().min(1).max(120) })

const inOneLanguage = z.strictObject({
  title: z.string().trim().min(1).max(80),
  lead: z.string().trim().min(1).max(600),
  /** What to do now, in this order. */
  steps: z.array(line).max(12),
  /** Where one can go, and how it is there: 「開進第一小学校」, 「開いています」. */
  places: z.array(pair).max(150),
  /** Whom to call: 「火事・救急」, 「119」. */
  contacts: z.array(pair).max(12),
  /** When there is more to read: 「17時に書き直します」. */
  next: z.string().trim().max(120),
})

/** What stands on the page in one language. */
export type EmergencyText = z.output<typeof inOneLanguage>

/** The office's words; Japanese always, the other languages where somebody wrote them. */
export const emergencyTextsSchema = z.strictObject({
  ja: inOneLanguage,
  easy: inOneLanguage.optional(),
  en: inOneLanguage.optional(),
})
export type EmergencyTexts = z.output<typeof emergencyTextsSchema>

/** What every process holds in memory and on disk. Instants as text, so that the file is JSON. */
export const emergencyStateSchema = z.strictObject({
  text: z.strictObject({ at: z.string(), texts: emergencyTextsSchema }).optional(),
  switch: z.strictObject({ at: z.string(), isOn: z.boolean() }).optional(),
})
export type EmergencyState = z.output<typeof emergencyStateSchema>

/** Of two states the newer text and the newer switch, each by its own moment. */
export function newerOf(a: EmergencyState, b: EmergencyState): EmergencyState {
  const text = later(a.text, b.text)
  const thrown = later(a.switch, b.switch)
  return { ...(text && { text }), ...(thrown && { switch: thrown }) }
}

const later = <T extends { at: string }>(a: T | undefined, b: T | undefined): T | undefined =>
  a && b ? (Temporal.Instant.compare(a.at, b.at) >= 0 ? a : b) : (a ?? b)

/** When the switch is thrown now: after whatever was known, also on a machine whose clock is behind. */
export function momentAfter({ switch: known }: EmergencyState): Temporal.Instant {
  const now = Temporal.Now.instant().round('millisecond')
  const next = known && Temporal.Instant.from(known.at).add({ milliseconds: 1 })
  return next && Temporal.Instant.compare(next, now) > 0 ? next : now
}

/** Whether both say the same, moments included. */
export const isSame = (a: EmergencyState, b: EmergencyState): boolean =>
  a.text?.at === b.text?.at && a.switch?.at === b.switch?.at
