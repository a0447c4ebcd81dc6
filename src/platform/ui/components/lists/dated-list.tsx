import type { Content, WithContent } from '../../content.ts'
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
