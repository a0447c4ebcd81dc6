import { plainText } from '#platform/i18n/index.ts'
import type { Content, WithContent } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { Link } from '../link/link.tsx'

export type DatedEntry = {
  when: Content
  datetime?: string | undefined
  title: Content
  href?: string | undefined
  children?: Content
}

type DatedListProps = {
  entries: readonly DatedEntry[]
  /** Of the entries' titles: 2 where the list stands right below the page's title. */
  level?: 2 | 3
}

/** Things by day; the day is set large with `BigDay`. */
export const DatedList = ({ entries, level = 3 }: DatedListProps) => (
  <ol class="dated">
    {entries.map(({ when, datetime, title, href, children }) => (
      <li>
        <p class="when">{datetime ? <time datetime={datetime}>{when}</time> : when}</p>
        <div>
          <Heading level={level}>{href ? <Link href={href}>{title}</Link> : title}</Heading>
          {children}
        </div>
      </li>
    ))}
  </ol>
)

const Heading = ({ level, children }: WithContent & { level: 2 | 3 }) =>
  level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>

/** 「12月3日（木）まで」 with a large day. */
export const BigDay = ({ before, day, after }: { before: Content; day: Content; after: Content }) => (
  <span class="day">
    {before}
    <b class="num">{day}</b>
    {after}
  </span>
)

/** The number in a day's words set large, 「12月3日（木）まで」; in easy Japanese its reading belongs to it, so the words stay whole. */
export const LargeDay = ({ words }: { words: string }) => {
  const [, before, number, after] = partsOf(words)
  if (usePage().lang === 'easy' || number === undefined) return <span class="day">{words}</span>
  return <BigDay before={before} day={number} after={after} />
}

const partsOf = (words: string): readonly string[] => {
  const found = /^(.*?)(\d+)(\D*)$/s.exec(words) ?? []
  // A reading that stands over a part of the number, as in 「1｜4日《よっか》」, would tear it.
  return /\d\D$/.test(found[1] ?? '') && /\d$/.test(plainText(found[1] ?? '')) ? partsOf(plainText(words)) : found
}
