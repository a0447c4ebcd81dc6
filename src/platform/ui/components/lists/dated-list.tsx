import type { Content } from '../../content.ts'
import { Link } from '../link/link.tsx'

export type DatedEntry = {
  when: Content
  datetime?: string | undefined
  title: Content
  href?: string | undefined
  children?: Content
}

/** Things by day; the day is set large with `BigDay`. */
export const DatedList = ({ entries }: { entries: readonly DatedEntry[] }) => (
  <ol class="dated">
    {entries.map(({ when, datetime, title, href, children }) => (
      <li>
        <p class="when">{datetime ? <time datetime={datetime}>{when}</time> : when}</p>
        <div>
          <h3>{href ? <Link href={href}>{title}</Link> : title}</h3>
          {children}
        </div>
      </li>
    ))}
  </ol>
)

/** 「12月3日（木）まで」 with a large day. */
export const BigDay = ({ before, day, after }: { before: Content; day: Content; after: Content }) => (
  <span class="day">
    {before}
    <b class="num">{day}</b>
    {after}
  </span>
)
