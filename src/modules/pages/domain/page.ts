import type { Id } from '#platform/ids/index.ts'

export type PageId = Id<'page'>
export type EditionId = Id<'edition'>

/** Of what a page is: a matter, a question with its answer, something new, something on a day, somewhere, or 告示・公告・公示送達. */
export const pageKinds = ['guide', 'faq', 'news', 'event', 'place', 'act'] as const
export type PageKind = (typeof pageKinds)[number]

export const editionStates = [
  'draft',
  'in_review',
  'in_approval',
  'approved',
  'published',
  'superseded',
  'withdrawn',
  'discarded',
] as const
export type EditionState = (typeof editionStates)[number]

export const slugPattern = /^[a-z0-9]+(-[a-z0-9]+)*$/
export const longestSlug = 80
export const longest = { title: 120, summary: 400, body: 60_000, note: 500 } as const
