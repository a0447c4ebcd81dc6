import { Link } from '#platform/ui/index.ts'
import { steeringTexts as t } from '../text/staff.ts'
import { advicePath, pinsPath, searchPath, synonymsPath } from './paths.ts'

const entries = [
  { href: searchPath, label: t.pages.words },
  { href: advicePath, label: t.pages.advice },
  { href: synonymsPath, label: t.pages.synonyms },
  { href: pinsPath, label: t.pages.pins },
]

/** The four pages about the search, for who is on one of them. */
export const SearchNav = ({ current }: { current: string }) => (
  <nav aria-label={t.nav} class="actions">
    {entries.map(({ href, label }) => (
      <Link href={href} standalone current={href === current}>
        {label}
      </Link>
    ))}
  </nav>
)
