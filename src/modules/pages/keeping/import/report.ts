/** What an import leaves out or changes, so that a person looks at it. */
export const droppedKinds = [
  'script',
  'style',
  'frame',
  'embedded',
  'form',
  'drawing',
  'hidden',
  'around',
  'inline_event',
  'unsafe_link',
  'unknown_link',
  'old_site_link',
  'layout_table',
  'merged_cells',
  'empty_heading',
  'image_without_words',
  'image_missing',
  'image_refused',
  'too_deep',
  'unreadable_character',
] as const

export type DroppedKind = (typeof droppedKinds)[number]

/** `examples`: at most five, shortened; addresses and words of the old page. */
export type Dropped = { what: DroppedKind; count: number; examples: string[] }

const mostExamples = 5
const longest = 120

export function droppedNotes() {
  const notes = new Map<DroppedKind, Dropped>()
  return {
    note(what: DroppedKind, example = ''): void {
      const one = notes.get(what) ?? { what, count: 0, examples: [] }
      notes.set(what, one)
      one.count += 1
      const short = firstOf(cleanText(example).replace(/\s+/g, ' ').trim(), longest)
      if (short && one.examples.length < mostExamples && !one.examples.includes(short)) one.examples.push(short)
    },
    add(more: readonly Dropped[]): void {
      for (const { what, count, examples } of more) {
        const one = notes.get(what) ?? { what, count: 0, examples: [] }
        notes.set(what, {
          ...one,
          count: one.count + count,
          examples: [...one.examples, ...examples].slice(0, mostExamples),
        })
      }
    },
    all: (): Dropped[] => droppedKinds.flatMap((what) => notes.get(what) ?? []),
  }
}

export type Notes = ReturnType<typeof droppedNotes>

/** Without control characters, lone surrogates and the noncharacters that mark readings here. */
export const cleanText = (text: string): string =>
  text.toWellFormed().replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\uFDD0-\uFDEF\uFFFE\uFFFF]/g, '')

/** The first characters, none of them cut in half. */
export const firstOf = (text: string, most: number): string =>
  text
    .slice(0, most)
    .toWellFormed()
    .replace(/\uFFFD$/, '')
