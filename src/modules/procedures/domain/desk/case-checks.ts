import type { PersonId } from '#platform/ids/index.ts'
import type { Channel } from '../definition/kinds.ts'

/** `signature` of the card on the web; what stands for it elsewhere: `paper`, `portal`, `phone`. */
export type CheckName =
  | 'signature'
  | 'paper'
  | 'portal'
  | 'phone'
  | 'subjects'
  | 'together'
  | 'register'
  | 'payment'
  | 'glyphs'

/** `note` is a key of the staff texts; a check that is not ok never stops the clerk, but has to be ticked as seen. */
export type CaseCheck = {
  name: CheckName
  ok: boolean
  note?:
    | 'no_signature'
    | 'content_changed'
    | 'typing_not_compared'
    | 'not_signed_at_portal'
    | 'left_household'
    | 'not_in_household'
    | 'left_register'
    | 'hold_lapsing'
    | 'not_paid'
    | 'missing_glyphs'
    | 'outside_register'
    | 'outside_unproven'
}

/** On the register today, dealt with outside of it (住登外), or gone from it. */
export type Standing = 'resident' | 'outside' | 'gone'

export type CheckFacts = {
  channel: Channel
  /** Of a procedure that asks for none, none is missing. */
  asksSignature: boolean
  applicant: PersonId
  /** What the office typed, and whether a second person has compared it; missing where nobody typed. */
  typing: 'compared' | 'open' | undefined
  /** The portal has verified the certificate's signature over what was filed there. */
  signedAtPortal: boolean
  hasSignature: boolean
  signedHashMatches: boolean
  /** Of whom the record is asked for; missing where no record comes out. */
  subjects: readonly PersonId[] | undefined
  /** Whoever is said to live with the applicant, and whether the household has such a person. */
  together: readonly { isInHousehold: boolean }[]
  /** Members of the applicant's household today, the applicant included. */
  household: readonly PersonId[]
  standing: Standing
  payment: { state: string; holdExpiresAt?: Temporal.Instant } | undefined
  feeTotal: number
  now: Temporal.Instant
  /** Missing where another system prints, with characters of its own. */
  missingGlyphs: readonly string[] | undefined
}

/** What the clerk would otherwise compare by hand, worked out afresh at every opening. */
export function checkCase(facts: CheckFacts): CaseCheck[] {
  return [
    ...(facts.asksSignature || facts.channel !== 'web' ? [whoAskedCheck(facts)] : []),
    ...subjectsCheck(facts),
    ...togetherCheck(facts),
    registerCheck(facts),
    ...paymentCheck(facts),
    ...glyphCheck(facts),
  ]
}

// An electronic signature is on the web only. What stands for it is said for what it is.
function whoAskedCheck(facts: CheckFacts): CaseCheck {
  switch (facts.channel) {
    case 'web':
      return signatureCheck(facts)
    case 'phone':
      return { name: 'phone', ok: true }
    case 'counter':
    case 'post':
      return facts.typing === 'compared'
        ? { name: 'paper', ok: true }
        : { name: 'paper', ok: false, note: 'typing_not_compared' }
    case 'mynaportal':
      if (!facts.signedAtPortal) return { name: 'portal', ok: false, note: 'not_signed_at_portal' }
      return facts.typing === 'open'
        ? { name: 'portal', ok: false, note: 'typing_not_compared' }
        : { name: 'portal', ok: true }
  }
}

function signatureCheck(facts: CheckFacts): CaseCheck {
  if (!facts.hasSignature) return { name: 'signature', ok: false, note: 'no_signature' }
  return facts.signedHashMatches
    ? { name: 'signature', ok: true }
    : { name: 'signature', ok: false, note: 'content_changed' }
}

// 根拠: 住民基本台帳法 第12条第1項(本人または同一世帯)
function subjectsCheck({ subjects, household }: CheckFacts): CaseCheck[] {
  if (!subjects) return []
  const isSame = subjects.length > 0 && subjects.every((id) => household.includes(id))
  return [isSame ? { name: 'subjects', ok: true } : { name: 'subjects', ok: false, note: 'left_household' }]
}

// 根拠: 児童手当法 第4条 (同居); who lives elsewhere is looked up instead.
function togetherCheck({ together }: CheckFacts): CaseCheck[] {
  if (together.length === 0) return []
  return together.every(({ isInHousehold }) => isInHousehold)
    ? [{ name: 'together', ok: true }]
    : [{ name: 'together', ok: false, note: 'not_in_household' }]
}

function registerCheck({ standing, channel }: CheckFacts): CaseCheck {
  switch (standing) {
    case 'resident':
      return { name: 'register', ok: true }
    // Nobody has proved who it is: the clerk should know, and for records of the ward it does not matter.
    case 'outside':
      return { name: 'register', ok: true, note: channel === 'web' ? 'outside_unproven' : 'outside_register' }
    case 'gone':
      return { name: 'register', ok: false, note: 'left_register' }
  }
}

function paymentCheck({ payment, feeTotal, now }: CheckFacts): CaseCheck[] {
  if (feeTotal === 0) return []
  if (payment?.state === 'captured') return [{ name: 'payment', ok: true }]
  if (payment?.state !== 'authorised') return [{ name: 'payment', ok: false, note: 'not_paid' }]
  const lapsesSoon =
    payment.holdExpiresAt !== undefined && Temporal.Instant.compare(payment.holdExpiresAt, now.add({ hours: 24 })) < 0
  return [lapsesSoon ? { name: 'payment', ok: false, note: 'hold_lapsing' } : { name: 'payment', ok: true }]
}

function glyphCheck({ missingGlyphs }: CheckFacts): CaseCheck[] {
  if (!missingGlyphs) return []
  return [
    missingGlyphs.length === 0 ? { name: 'glyphs', ok: true } : { name: 'glyphs', ok: false, note: 'missing_glyphs' },
  ]
}
