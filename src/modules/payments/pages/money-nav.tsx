import type { Staff } from '#platform/auth/index.ts'
import { Link } from '#platform/ui/index.ts'
import { may } from '../permissions.ts'
import { counterText } from '../text/counter.ts'

export type MoneyPage = keyof typeof counterText.nav

const pages: Record<MoneyPage, { href: string; permission: string }> = {
  counter: { href: '/staff/payments/counter', permission: may.counter },
  drawer: { href: '/staff/payments/drawer', permission: may.counter },
  day: { href: '/staff/payments/days', permission: may.counter },
  refunds: { href: '/staff/payments/refunds', permission: may.refundPropose },
  payouts: { href: '/staff/payments/payouts', permission: may.payoutPrepare },
  books: { href: '/staff/payments/books', permission: may.close },
  officers: { href: '/staff/payments/officers', permission: may.close },
  alarms: { href: '/staff/payments', permission: may.alarms },
}

/** The pages of money that this member may open. */
export const MoneyNav = ({ staff, current }: { staff: Staff; current: MoneyPage }) => (
  <nav class="subnav" aria-label={counterText.navLabel}>
    {Object.entries(pages)
      .filter(([, { permission }]) => staff.permissions.has(permission))
      .map(([page, { href }]) => (
        <Link href={href} current={page === current}>
          {counterText.nav[page as MoneyPage]}
        </Link>
      ))}
  </nav>
)
