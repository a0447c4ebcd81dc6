import { formatCalendarDate } from '#platform/time/index.ts'
import { Link, LinkButton, Notice } from '#platform/ui/index.ts'
import { isClosed, type Report } from '../../record/index.ts'
import { isOver } from '../domain/order.ts'
import type { OrderOfReport } from '../store/of-report.ts'
import { one } from '../text/one.ts'
import { orderStateWords } from '../text/words.ts'
import { newOrderPath, orderPath } from './paths.ts'

const t = one.ofReport

/** On the page of a report: what was ordered for it, or the way to order it. */
export const OrdersOfReport = ({ report, orders }: { report: Report; orders: readonly OrderOfReport[] }) => {
  const isOrdered = orders.some(({ state }) => !isOver(state))
  const canOrder = !isOrdered && !isClosed(report.state)
  if (orders.length === 0 && !canOrder) return null
  return (
    <section>
      <h2>{t.title}</h2>
      {orders.length > 0 && (
        <ul class="deeds">
          {orders.map(({ id, number, state, plannedOn }) => (
            <li>
              <Link standalone href={orderPath(id)}>
                {t.open(number, orderStateWords[state], formatCalendarDate(plannedOn, 'ja'))}
              </Link>
            </li>
          ))}
        </ul>
      )}
      {isOrdered && <Notice>{t.stillOpen}</Notice>}
      {canOrder && (
        <LinkButton variant="secondary" small href={`${newOrderPath}?report=${report.id}`}>
          {t.give}
        </LinkButton>
      )}
    </section>
  )
}
