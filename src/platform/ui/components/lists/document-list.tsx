import type { Content } from '../../content.ts'
import { Link } from '../link/link.tsx'

export type DocumentEntry = {
  title: Content
  href?: string | undefined
  note?: Content
  /** Leads to a page, not to a file. */
  isPage?: boolean | undefined
}

/** Papers to open, or plain entries with something at their end. */
export const DocumentList = ({ entries }: { entries: readonly DocumentEntry[] }) => (
  <ul class="docs">
    {entries.map(({ title, href, note, isPage }) => (
      <li>
        {href ? (
          <Link href={href} standalone icon={isPage ? 'more' : 'download'}>
            {title}
          </Link>
        ) : (
          <span>{title}</span>
        )}
        {note && <span class="meta">{note}</span>}
      </li>
    ))}
  </ul>
)
