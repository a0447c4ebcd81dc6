import type { Id, PersonId } from '#platform/ids/index.ts'

// 根拠: 民法 第818条・第824条（親権）、第838条・第859条（後見）、第876条の4・第876条の9（保佐人・補助人の代理権は審判で定めた行為だけ）、
// 任意後見契約に関する法律 第4条（監督人の選任から）、民法 第99条・第111条（任意代理と、その消滅）
export const mandateKinds = [
  'parent',
  'minor-guardian',
  'guardian',
  'curator',
  'assistant',
  'voluntary',
  'proxy',
] as const
/** 親権者, 未成年後見人, 成年後見人, 保佐人, 補助人, 任意後見人, 委任を受けた人. */
export type MandateKind = (typeof mandateKinds)[number]

export type MandateId = Id<'mandate'>

export type Mandate = {
  id: MandateId
  personId: PersonId
  representative: string
  kind: MandateKind
  /** For which procedure; `null`: for any. */
  procedure: string | null
  evidence: string
  validFrom: Temporal.PlainDate
  /** The first day on which it does not stand any more. */
  validTo: Temporal.PlainDate | null
  endedBy: 'planned' | 'staff' | 'moved_out' | 'died' | 'removed' | null
}

/** Only the law itself lets somebody act in everything; what a court or the person gave is given for this or that. */
export const mayBeGeneral = (kind: MandateKind): boolean =>
  kind === 'parent' || kind === 'minor-guardian' || kind === 'guardian'

/** Ends by itself when the child comes of age. */
export const isOfChild = (kind: MandateKind): boolean => kind === 'parent' || kind === 'minor-guardian'

/**
 * The first day on which somebody born on that day is an adult (民法 第4条、年齢計算ニ関する法律、民法 第143条): the 18th
 * birthday, for who was born on 29 February the 1 March of a year without that day.
 */
export function comesOfAge(born: Temporal.PlainDate): Temporal.PlainDate {
  const birthday = born.add({ years: 18 })
  return birthday.day === born.day ? birthday : birthday.add({ days: 1 })
}

/** Why it cannot carry a paper for this procedure that arrived on this day. */
export type MandateProblem = 'other_procedure' | 'not_begun' | 'ended'

export function mandateProblem(
  { procedure, validFrom, validTo }: Pick<Mandate, 'procedure' | 'validFrom' | 'validTo'>,
  paper: { procedure: string; arrivedOn: Temporal.PlainDate },
): MandateProblem | undefined {
  if (procedure !== null && procedure !== paper.procedure) return 'other_procedure'
  if (Temporal.PlainDate.compare(paper.arrivedOn, validFrom) < 0) return 'not_begun'
  if (validTo && Temporal.PlainDate.compare(paper.arrivedOn, validTo) >= 0) return 'ended'
  return undefined
}
