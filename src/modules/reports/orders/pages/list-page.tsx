import { formatCalendarDate, formatTime } from '#platform/time/index.ts'
import { DataTable, EmptyState, KeyHints, Link, Meta, Notice, NoWrap, Pager, Tag } from '#platform/ui/index.ts'
import { type OrderFilter, writeOrderFilter } from '../domain/list-filter.ts'
import type { Order } from '../domain/order.ts'
import { countedTo, type OrderCounts } from '../store/counts.ts'
import { lookedThrough } from '../store/list.ts'
import { orderKindWords, orderTexts } from '../text/index.ts'
import { type ListChoices, OrderFilterForm } from './filter-form.tsx'
import { contractorsPath, dayPath, exportPath, orderPath, ordersPath } from './paths.ts'
import { daysLate, sayDoerOf, type StaffNames } from './say.ts'
import { OrderStateTag } from './state-tag.tsx'

const t = orderTexts.list

type ListProps = {
  orders: readonly Order[]
  names: StaffNames
  filter: OrderFilter
  choices: ListChoices
  today: Temporal.PlainDate
  more: string | undefined
  /** What was just done, in sentences. */
  news: readonly string[]
}

export const OrderListPage = ({ orders, names, filter, choices, today, more, news }: ListProps) => (
  <>
    {news.length > 0 && (
      <Notice kind="success" live>
        {news.map((sentence) => (
          <p>{sentence}</p>
        ))}
      </Notice>
    )}
    <OrderFilterForm filter={filter} choices={choices} names={names} />
    <DataTable
      caption={t.caption}
      class="queue"
      columns={[
        { label: t.columns.on },
        { label: t.columns.title, heading: true },
        { label: t.columns.town },
        { label: t.columns.kind },
        { label: t.columns.state },
        { label: t.columns.who },
        { label: t.columns.number },
      ]}
      rows={orders.map((order) => ({ href: orderPath(order.id), cells: cellsOf(order, names, today) }))}
      empty={
        <EmptyState title={t.empty}>
          <Meta>{t.emptyHint}</Meta>
        </EmptyState>
      }
    />
    <Pager nextHref={more && listHref(filter, more)} />
    {Boolean(filter.who ?? filter.isUrgent ?? filter.find) && (
      <Meta>{t.lookedThrough(lookedThrough.toLocaleString('ja'))}</Meta>
    )}
    <KeyHints
      hints={[
        { keys: ['J', 'K'], does: t.keys.move },
        { keys: ['Enter'], does: t.keys.open },
        { keys: ['/'], does: t.keys.find },
      ]}
    />
    <p class="row-actions">
      <Link standalone href={dayPath}>
        {t.links.day}
      </Link>
      <Link standalone href={contractorsPath}>
        {t.links.contractors}
      </Link>
      <Link standalone href={hrefWith(exportPath, writeOrderFilter(filter))}>
        {t.links.export}
      </Link>
    </p>
  </>
)

const hrefWith = (path: string, query: string): string => (query ? `${path}?${query}` : path)

export const listHref = (filter: OrderFilter, after?: string): string =>
  hrefWith(
    ordersPath,
    [writeOrderFilter(filter), after ? `after=${encodeURIComponent(after)}` : ''].filter(Boolean).join('&'),
  )

function cellsOf(order: Order, names: StaffNames, today: Temporal.PlainDate) {
  const late = daysLate(order, today)
  return [
    <>
      <NoWrap>{formatCalendarDate(order.plannedOn, 'ja')}</NoWrap> {late > 0 && <Tag kind="late">{t.late(late)}</Tag>}
    </>,
    <>
      {order.title} {order.isUrgent && <Tag kind="ask">{t.urgent}</Tag>}
    </>,
    order.town,
    orderKindWords[order.kind],
    <OrderStateTag state={order.state} />,
    sayDoerOf(order, names),
    <span class="num">{order.number}</span>,
  ]
}

/** Beside the heading: how much waits, each number leading to it, and as of when. */
export const OrderSummary = ({ counts, now }: { counts: OrderCounts; now: Temporal.Instant }) => (
  <p class="counts">
    <Count label={t.counts.today} count={counts.today} href={listHref({ states: 'open', on: 'today' })} />
    <Count label={t.counts.late} count={counts.late} href={listHref({ states: 'late' })} isLate />
    <Count label={t.counts.reported} count={counts.reported} href={listHref({ states: 'reported' })} />
    <Count label={t.counts.unable} count={counts.unable} href={listHref({ states: 'unable' })} isLate />
    <time class="meta">{t.asOf(formatTime(now, 'ja'))}</time>
  </p>
)

type CountProps = { label: string; count: number; href: string; isLate?: boolean }

const Count = ({ label, count, href, isLate }: CountProps) => (
  <span class={isLate && count > 0 ? 'due late' : undefined}>
    <Link href={href}>{label}</Link> <b>{count > countedTo ? `${countedTo}+` : count}</b>
  </span>
)
