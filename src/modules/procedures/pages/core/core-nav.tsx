import { Link } from '#platform/ui/index.ts'
import { core } from '../../text/intake/core.ts'

const pages = {
  files: { href: '/staff/core-system', label: core.toBatches },
  differences: { href: '/staff/core-system/reconciliation', label: core.reconciliation.differences },
  all: { href: '/staff/core-system/reconciliation?show=all', label: core.reconciliation.all },
} as const

/** Files that were handed over, and what became of them. */
export const CoreNav = ({ current }: { current: keyof typeof pages }) => (
  <nav class="subnav" aria-label={core.title}>
    {Object.entries(pages).map(([page, { href, label }]) => (
      <Link href={href} current={page === current}>
        {label}
      </Link>
    ))}
  </nav>
)
