import { type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { PageKind } from '../../domain/page.ts'
import type { Words } from '../domain/words.ts'
import { lineOf, type MarkdownRoot, nodesOf, treeOf, wordsIn } from '../markdown/index.ts'

/** What a rule looks at. */
export type Linted = Words & {
  lang: Lang
  kind: PageKind
  tree: MarkdownRoot
  passages: readonly Passage[]
  /** From when to when it is public; `null`: at once, for ever. */
  publishAt: Temporal.Instant | null
  takedownAt: Temporal.Instant | null
}

/** A block of running words: a paragraph, an entry, a heading, a cell, or a field beside the text. */
export type Passage = { field: string; text: string; line?: number; isHeading: boolean }

/** What rules know of the world. */
export type Around = {
  now: Temporal.Instant
  today: Temporal.PlainDate
  /** The longest official word first. */
  plainWords: readonly { official: string; plain: string }[]
  /** What people typed who came here, or should have. */
  usualQueries: readonly string[]
  /** 公示送達 stands at least so many days. */
  serviceDays: number
}

export type Finding = {
  rule: string
  /** It cannot be handed in like this: what a law or everybody's access asks for. */
  isError: boolean
  field: string
  /** Of the body, from 1. */
  line?: number | undefined
  /** What is meant, as it stands there. */
  excerpt: string
  /** What to do, ready to be read. */
  advice: string
}

export type Rule = (page: Linted, around: Around) => readonly Finding[]

/** Words with what they are made of, parsed once for all rules. */
export function linted(page: Omit<Linted, 'tree' | 'passages'>): Linted {
  const tree = treeOf(page.body)
  return { ...page, tree, passages: [...besides(page), ...inBody(tree)] }
}

function besides({ title, summary, details: { facts } }: Words): Passage[] {
  const { contact: _, ...said } = facts
  const fields = [
    ['title', title],
    ['summary', summary],
    ...Object.entries(said).map(([key, text]) => [`facts-${key}`, text]),
  ]
  return fields.flatMap(([field = '', text]) =>
    text ? [{ field, text: withoutReadings(text), isHeading: field === 'title' }] : [],
  )
}

const inBody = (tree: MarkdownRoot): Passage[] =>
  [...nodesOf(tree)]
    .filter(({ type }) => type === 'paragraph' || type === 'heading' || type === 'tableCell')
    .map((node) => ({
      ...{
        field: 'body',
        text: withoutReadings(wordsIn(node)),
        line: lineOf(node),
        isHeading: node.type === 'heading',
      },
    }))

/** The beginning of a text, for who looks for the place. */
export const excerptOf = (text: string, most = 40): string => {
  const line = text.replaceAll('\n', ' ').trim()
  return line.length > most ? `${line.slice(0, most)}…` : line
}
