import type { Lang } from '#platform/i18n/index.ts'
import type { NoticeData } from './notify.ts'

export type NoticeContext = {
  publicUrl: string
  /** 「練馬区」. */
  wardName: string
  /** The office's telephone, for people who would rather call. */
  phone: string
}

/**
 * Words of a notice. They say where to look and what happens next; never a name, whose record it is, or what is in it,
 * because a lock screen shows them. Furigana markers are taken out by who sends.
 */
export type NoticeTexts = {
  /** Of the mail and of the letter. */
  subject: string
  /** Plain text, several lines; `link` is put below by who sends. */
  body: string
  /** Short form for LINE. */
  line: string
  /** Path of a page of this house, without language prefix; empty in a letter to somebody who has no page here. */
  link: string
}

export type NoticeKind = {
  /** Statutory notices cannot be opted out of and reach people without a device by letter. */
  statutory: boolean
  /** Why one gets it: a short sentence for who reads it. */
  purpose: (lang: Lang) => string
  /** `urgent`: comes in quiet hours too, because waiting until the morning would cost its reader something. */
  urgency: 'ordinary' | 'urgent'
  /** Answers at once what its reader has just done, and so comes in quiet hours too. */
  answersAtOnce?: boolean
  /** Only on these; missing: on every one that the person has. */
  channels?: readonly ('line' | 'push' | 'mail' | 'letter')[]
  /** What a lock screen shows as title; missing: 「{{office}}からのお知らせ」. Never what it is about, where that is delicate. */
  lockScreen?: (lang: Lang) => string
  texts: (lang: Lang, data: NoticeData, context: NoticeContext) => NoticeTexts
}
