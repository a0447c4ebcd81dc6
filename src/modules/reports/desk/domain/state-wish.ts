import { canBecome, isClosed, needsReason, type Report, type ReportState } from '../../record/index.ts'

export const handOverMethods = ['phone', 'mail', 'paper', 'open311'] as const
export type HandOverMethod = (typeof handOverMethods)[number]

/** What an officer wants to make of a report. */
export type StateWish = {
  to: ReportState
  reason?: string | undefined
  /** For everybody; the answer where the state is an end. */
  said?: string | undefined
  note?: string | undefined
  expectedOn?: Temporal.PlainDate | undefined
  body?: string | undefined
  reference?: string | undefined
  method?: HandOverMethod | undefined
  /** Why an end as fixed has no picture. */
  withoutPicture?: string | undefined
}

export type WishProblem = 'not-from-here' | 'reason' | 'said' | 'body' | 'picture' | 'expected' | 'ordered'

const fields: Readonly<Record<WishProblem, string>> = {
  'not-from-here': 'to',
  reason: 'reason',
  said: 'said',
  body: 'body',
  picture: 'photo',
  expected: 'expected',
  ordered: 'to',
}

/** What is missing or does not fit, with the field at which it is said. */
export function problemsOf(
  report: Pick<Report, 'state' | 'kind' | 'publication'>,
  wish: StateWish,
  {
    today,
    hasPicture,
    reasons,
    isOrdered = false,
  }: {
    today: Temporal.PlainDate
    hasPicture: boolean
    reasons: readonly string[]
    /** A crew is told to do it: nobody else gets it before that is called off. */
    isOrdered?: boolean
  },
): { field: string; why: WishProblem }[] {
  const { to, reason, said, body, expectedOn, withoutPicture } = wish
  const isPublic = report.publication !== 'private' && report.publication !== 'hidden'
  const found: WishProblem[] = canBecome(report.state, to)
    ? [
        ...(needsReason(to) && !(reason && reasons.includes(reason)) ? ['reason' as const] : []),
        ...(isClosed(to) && !said ? ['said' as const] : []),
        ...(to === 'handed_over' && isOrdered ? ['ordered' as const] : []),
        ...(to === 'handed_over' && !body ? ['body' as const] : []),
        ...(to === 'fixed' && report.kind === 'defect' && isPublic && !hasPicture && !withoutPicture
          ? ['picture' as const]
          : []),
        ...(expectedOn && Temporal.PlainDate.compare(expectedOn, today) < 0 ? ['expected' as const] : []),
      ]
    : ['not-from-here']
  return found.map((why) => ({ field: fields[why], why }))
}
