import type { Publication, Report } from '../../record/index.ts'

/** What an officer decides on the words of a report, having looked at them. */
export type LookWish = {
  title: string
  text: string
  publication: Publication
  reason?: string | undefined
  note?: string | undefined
}

export type LookProblem = 'publication' | 'reason' | 'private-kind' | 'erased'

/** Publications that an officer can choose: `unconfirmed` is what nobody has decided yet. */
export const decided = ['public', 'partial', 'private', 'hidden'] as const satisfies readonly Publication[]

export function lookProblems(
  report: Pick<Report, 'publication'>,
  wish: LookWish,
  { isPrivateKind, reasons }: { isPrivateKind: boolean; reasons: readonly string[] },
): { field: string; why: LookProblem }[] {
  const { publication, reason } = wish
  const isPublic = publication === 'public' || publication === 'partial'
  // Said once; who only corrects words of what is hidden already need not say it again.
  const isNew = publication !== report.publication
  return [
    ...(publication === 'unconfirmed' ? [{ field: 'publication', why: 'publication' as const }] : []),
    ...(isPublic && isPrivateKind ? [{ field: 'publication', why: 'private-kind' as const }] : []),
    ...((publication === 'private' || publication === 'hidden') && isNew && !(reason && reasons.includes(reason))
      ? [{ field: 'reason', why: 'reason' as const }]
      : []),
  ]
}
