import type { Content } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Link } from '../link/link.tsx'

/** Earlier and later pages of a keyset list. */
export const Pager = ({
  previousHref,
  nextHref,
  position,
}: {
  previousHref?: string | undefined
  nextHref?: string | undefined
  position?: Content
}) => {
  const t = uiTexts(usePage().lang)
  if (!previousHref && !nextHref) return null
  return (
    <nav class="pager" aria-label={t.pager}>
      {previousHref && (
        <Link href={previousHref} standalone icon="back">
          {t.previousPage}
        </Link>
      )}
      {position && <span class="meta">{position}</span>}
      {nextHref && (
        <Link href={nextHref} standalone iconAfter="more">
          {t.nextPage}
        </Link>
      )}
    </nav>
  )
}
