import type { SearchEntry } from '../index/entry.ts'
import { type SearchFields, termsOf } from '../text/terms.ts'

/** A document of a test: a Japanese page without anything but what is said. */
export type Told = Partial<SearchFields> & Partial<Omit<SearchEntry, 'terms'>> & { id: number }

export function entryOf({
  id,
  subject = `page:${id}`,
  title = '',
  headings = [],
  body = '',
  words = [],
  ...told
}: Told) {
  const { summary, ...rest } = told
  const terms = termsOf({ title, headings, body, words, ...(summary === undefined ? {} : { summary }) })
  const usual = { kind: 'page', lang: 'ja', topics: [], changedOn: 20_000 } as const
  return { ...usual, ...rest, id, subject, terms } satisfies SearchEntry
}

export const onThisDay = { lang: 'ja', now: 0, today: 20_000, limit: 20, offset: 0 } as const
