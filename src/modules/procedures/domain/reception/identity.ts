import type { Channel, ProcedureKind } from '../definition/kinds.ts'

// 根拠: 住民基本台帳法 第12条第3項・施行規則 第5条、住民基本台帳事務処理要領 第2の4 (何を1点・2点とするかは区の要綱で定める。要確認)
export const singlePapers = [
  'number-card',
  'licence',
  'licence-history',
  'passport',
  'residence-card',
  'disability-handbook',
  'official-photo-id',
] as const
export const pairedPapers = [
  'insurance-confirmation',
  'pension',
  'care-insurance',
  'medical-certificate',
  'company-id',
  'student-id',
  'bank-book',
] as const

/** The kind of a paper that showed who they are; never its number, never a copy. */
export type IdentityPaper = (typeof singlePapers)[number] | (typeof pairedPapers)[number]
export const identityPapers: readonly IdentityPaper[] = [...singlePapers, ...pairedPapers]

/** 1点, 2点, 聴聞 (questions that only they can answer), the portal's certificate, or not at all (telephone). */
export const identityWays = ['one', 'two', 'hearing', 'certificate', 'none'] as const
export type IdentityWay = (typeof identityWays)[number]

export const bringers = ['self', 'agent', 'household'] as const
/** Who brought it: the person, a 代理人 with a 委任状, or somebody of the same household. */
export type Bringer = (typeof bringers)[number]

export type IdentityProblem = 'one_paper' | 'two_papers' | 'no_papers' | 'not_for_channel'

/** Whether the papers fit the way of checking, and the way the channel. */
export function identityProblem(
  channel: Channel,
  way: IdentityWay,
  papers: readonly IdentityPaper[],
): IdentityProblem | undefined {
  if (!identityWaysOf(channel).includes(way)) return 'not_for_channel'
  const single = papers.filter((paper) => (singlePapers as readonly string[]).includes(paper))
  if (way === 'one') return papers.length === 1 && single.length === 1 ? undefined : 'one_paper'
  if (way === 'two') return papers.length === 2 && papers[0] !== papers[1] ? undefined : 'two_papers'
  return papers.length === 0 ? undefined : 'no_papers'
}

/** What can be known of the person by each channel. By post the copies that were sent along show it; they are sent back or destroyed. */
export function identityWaysOf(channel: Channel): readonly IdentityWay[] {
  switch (channel) {
    case 'counter':
      return ['one', 'two', 'hearing']
    case 'post':
      return ['one', 'two']
    case 'mynaportal':
      return ['certificate']
    case 'phone':
      return ['none']
    case 'web':
      return []
  }
}

/** A voice on the telephone proves nothing: a booking or an entry, nothing that gives out or decides. */
export const mayArriveBy = (channel: Channel, kind: ProcedureKind): boolean =>
  channel !== 'phone' || kind === 'booking' || kind === 'entry'

/** Typing slips are looked for by a second person wherever something is decided, issued or taken as filed. */
export const needsReadingOut = (kind: ProcedureKind): boolean => kind !== 'booking' && kind !== 'entry'
