import { z } from 'zod'
import { checkDigit, type Id, type OfficeId } from '#platform/ids/index.ts'

export type NoticeId = Id<'office-notice'>

const words = z.object({ title: z.string().min(1).max(120), text: z.string().min(1).max(2000) })

/** What a notice says about itself; Japanese always. */
export const noticeTexts = z.object({ ja: words, easy: words.optional(), en: words.optional() })
export type NoticeTexts = z.output<typeof noticeTexts>

/** What an office has sent on paper to many: the same for everybody who got it. */
export type OfficeNotice = {
  id: NoticeId
  serial: number
  officeId: OfficeId
  texts: NoticeTexts
  /** A path of ours; nothing where there is nothing to do. */
  target: string | null
  sentOn: Temporal.PlainDate
  actBy: Temporal.PlainDate | null
  lastDay: Temporal.PlainDate
  withdrawnAt: Temporal.Instant | null
}

/** 「100-0017」 as it is printed: six digits and Damm's check digit, which finds a slip of the pen. */
export function noticeNumber(serial: number): string {
  const digits = `${serial}${checkDigit(String(serial))}`
  return `${digits.slice(0, 3)}-${digits.slice(3)}`
}

/** The serial of a number as people type it; `undefined` when a digit must be wrong. */
export function parseNoticeNumber(typed: string): number | undefined {
  const digits = typed.normalize('NFKC').replaceAll(/[\s\-‐‑–—−ー]/g, '')
  if (!/^[1-9]\d{6}$/.test(digits)) return undefined
  const serial = digits.slice(0, 6)
  return checkDigit(serial) === Number(digits.at(-1)) ? Number(serial) : undefined
}

/** Whether everybody can still look it up on that day. */
export const isShown = ({ withdrawnAt, lastDay }: OfficeNotice, today: Temporal.PlainDate): boolean =>
  withdrawnAt === null && Temporal.PlainDate.compare(today, lastDay) <= 0
