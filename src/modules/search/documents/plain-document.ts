import { readingOf, withoutReadings } from '#platform/i18n/index.ts'
import type { SearchDocument } from '#platform/module/index.ts'
import type { PlainDocument } from './store/write.ts'

const limits = { title: 300, summary: 1000, body: 100_000 }

/**
 * As it is kept: the words without readings, title and summary as they are shown beside them, and how the title is read
 * among the headings. Without characters that nobody sees and the database may refuse; bounded.
 */
export function plainDocument(document: SearchDocument): PlainDocument {
  const title = visible(document.title, limits.title)
  const summary = visible(document.summary, limits.summary)
  const plain = { title: withoutReadings(title), summary: withoutReadings(summary) }
  const hasReadings = plain.title !== title || plain.summary !== summary
  return {
    ...document,
    ...plain,
    // How a title is read finds it, and is offered to nobody as a word.
    headings: [
      ...document.headings.map((heading) => visible(heading, limits.title)),
      ...(plain.title === title ? [] : [readingOf(title)]),
    ],
    body: visible(document.body, limits.body),
    words: document.words.map((word) => visible(word, limits.title)),
    ...(hasReadings && { shown: { title, summary } }),
  }
}

const visible = (text: string, most: number): string =>
  text
    .slice(0, most)
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .toWellFormed()
