import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'

// 根拠: 民法 第818条・第824条（親権）、第838条・第859条（後見）、第876条の4・第876条の9（保佐人・補助人の代理権は審判で定めた行為だけ）、
// 任意後見契約に関する法律 第3条・第4条（登記、監督人の選任から）、民法 第99条・第111条（任意代理と、その消滅）
export const mandateKinds = [
  'parental',
  'minor_guardian',
  'adult_guardian',
  'curator',
  'assistant',
  'voluntary_guardian',
  'attorney',
] as const
/** 親権, 未成年後見, 成年後見, 保佐, 補助, 任意後見, 委任状. */
export type MandateKind = (typeof mandateKinds)[number]

export const mandateEvidence = ['family_register', 'registration', 'court_document', 'letter'] as const
/** 戸籍, 登記事項証明書, 審判書と確定証明書, 委任状: which paper was seen. Never its number or a copy. */
export type SeenEvidence = (typeof mandateEvidence)[number]
/** `signed_online`: both used their card, and no paper was seen. */
export type MandateEvidence = SeenEvidence | 'signed_online'

/** What a member of staff can say; deaths where the register does not hear of them (住登外). */
export const whysOfStaff = ['revoked', 'agent_died', 'principal_died', 'mistake'] as const

/** Said by the register, by a member of staff, or by one of the two: `withdrawn` by the principal, `resigned` by the agent. */
export type EndedWhy = 'moved_out' | 'removed' | 'withdrawn' | 'resigned' | (typeof whysOfStaff)[number]

export type MandateId = Id<'mandate'>

/** 代理権 between two people, as a paper showed it. Days are [validFrom, validTo). */
export type Mandate = {
  id: MandateId
  kind: MandateKind
  principalId: PersonId
  agentId: PersonId
  /** Procedures by their slugs; `null`: everything. */
  scope: readonly string[] | null
  evidence: MandateEvidence
  seenOn: Temporal.PlainDate
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
  /** The first day on which it does not stand any more, once somebody or the register has said so. */
  endedOn: Temporal.PlainDate | null
  endedWhy: EndedWhy | null
  /** `null`: nobody of the staff, it was signed online. */
  recordedBy: StaffId | null
}

/** `on`: the first day on which it does not stand. `period`: as it was given; `of_age`: the child is an adult. */
export type MandateEnd = { on: Temporal.PlainDate; why: EndedWhy | 'period' | 'of_age' }

export type MandateState =
  | { state: 'valid' }
  | { state: 'not_yet'; from: Temporal.PlainDate }
  | ({ state: 'ended' } & MandateEnd)
  | { state: 'out_of_scope' }

type Asked = {
  day: Temporal.PlainDate
  /** The day to reckon ages with; `null` where none is known: then only what was given ends it. */
  principalBirth: Temporal.PlainDate | null
  /** For which procedure; without it the scope is not asked. */
  slug?: string
}

type Days = Pick<Mandate, 'kind' | 'scope' | 'validFrom' | 'validTo' | 'endedOn' | 'endedWhy'> & {
  /** Whether the agent may not learn about the principal: then it does for no procedure. */
  isHeldBack?: boolean
}

/** Whether somebody may act under it on that day, in that procedure, and if not, why and since when. */
export function mandateOn(mandate: Days, { day, principalBirth, slug }: Asked): MandateState {
  const end = endOf(mandate, principalBirth)
  if (end && Temporal.PlainDate.compare(day, end.on) >= 0) return { state: 'ended', ...end }
  if (Temporal.PlainDate.compare(day, mandate.validFrom) < 0) return { state: 'not_yet', from: mandate.validFrom }
  if (mandate.isHeldBack) return { state: 'out_of_scope' }
  if (slug !== undefined && mandate.scope && !mandate.scope.includes(slug)) return { state: 'out_of_scope' }
  return { state: 'valid' }
}

/** When it ends, as far as is known: of several ends the first. */
function endOf(mandate: Days, principalBirth: Temporal.PlainDate | null): MandateEnd | undefined {
  const { kind, validTo, endedOn, endedWhy } = mandate
  const ends: MandateEnd[] = []
  if (endedOn && endedWhy) ends.push({ on: endedOn, why: endedWhy })
  if (validTo) ends.push({ on: validTo, why: 'period' })
  if (isOfChild(kind) && principalBirth) ends.push({ on: comesOfAge(principalBirth), why: 'of_age' })
  return ends.sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))[0]
}

/** Ends by itself when the child comes of age. */
export const isOfChild = (kind: MandateKind): boolean => kind === 'parental' || kind === 'minor_guardian'

/**
 * The first day on which somebody born on that day is an adult (民法 第4条、年齢計算ニ関する法律、民法 第143条): the 18th
 * birthday, for who was born on 29 February the 1 March of a year without that day.
 */
export function comesOfAge(born: Temporal.PlainDate): Temporal.PlainDate {
  const birthday = born.add({ years: 18 })
  return birthday.day === born.day ? birthday : birthday.add({ days: 1 })
}

/** Only the law itself lets somebody act in everything; what a court, a contract or the person gave is given for this or that. */
export const mayBeGeneral = (kind: MandateKind): boolean => isOfChild(kind) || kind === 'adult_guardian'

/** Which papers show a mandate of each kind. 後見登記等に関する法律 第10条; 戸籍法 第79条, 第81条. */
export const evidenceOf: Record<MandateKind, readonly MandateEvidence[]> = {
  parental: ['family_register', 'court_document'],
  minor_guardian: ['family_register', 'court_document'],
  adult_guardian: ['registration', 'court_document'],
  curator: ['registration', 'court_document'],
  assistant: ['registration', 'court_document'],
  voluntary_guardian: ['registration'],
  attorney: ['letter', 'signed_online'],
}

export type GivenMandate = Pick<Mandate, 'kind' | 'scope' | 'evidence' | 'seenOn' | 'validFrom' | 'validTo'>
export type MandateMisfit = 'not_general' | 'until_needed' | 'wrong_evidence' | 'of_age' | 'seen_later'

/** Why such a mandate cannot be written down, whoever it is between. */
export function misfitOf(
  given: GivenMandate,
  { today, principalBirth }: { today: Temporal.PlainDate; principalBirth: Temporal.PlainDate | null },
): MandateMisfit | undefined {
  const { kind, scope, evidence, seenOn, validFrom, validTo } = given
  if (scope === null && !mayBeGeneral(kind)) return 'not_general'
  if (!evidenceOf[kind].includes(evidence)) return 'wrong_evidence'
  if (Temporal.PlainDate.compare(seenOn, today) > 0) return 'seen_later'
  if (!validTo && (kind === 'attorney' || (isOfChild(kind) && !principalBirth))) return 'until_needed'
  const isAdult = principalBirth && Temporal.PlainDate.compare(validFrom, comesOfAge(principalBirth)) >= 0
  return isOfChild(kind) && isAdult ? 'of_age' : undefined
}
