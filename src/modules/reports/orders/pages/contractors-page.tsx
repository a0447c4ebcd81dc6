import { formatCalendarDate, formatDateTime, wardDate } from '#platform/time/index.ts'
import { DataTable, EmptyState, Lede, Link, Meta } from '#platform/ui/index.ts'
import type { Order } from '../domain/order.ts'
import type { Contractor } from '../store/contractors.ts'
import { orderKindWords, orderTexts } from '../text/index.ts'
import { listHref } from './list-page.tsx'
import { contractorsPath, orderPath, statementPath } from './paths.ts'
import type { StaffNames } from './say.ts'

const t = orderTexts.contractors

export const sayMonth = ({ year, month }: Temporal.PlainYearMonth): string => t.monthOf(year, month)

const sayMinutes = (minutes: number): string => t.hours(Math.floor(minutes / 60), minutes % 60)

export const statementHref = (employer: string, month: Temporal.PlainYearMonth, path = statementPath): string =>
  `${path}?${new URLSearchParams({ employer, month: month.toString() }).toString()}`

type ContractorsProps = {
  contractors: readonly Contractor[]
  month: Temporal.PlainYearMonth
  months: readonly Temporal.PlainYearMonth[]
}

/** How the work of each company stands, and what of it was accepted in a month. */
export const ContractorsPage = ({ contractors, month, months }: ContractorsProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <nav class="months" aria-label={t.months}>
      {months.map((one) => (
        <a href={`${contractorsPath}?month=${one.toString()}`} aria-current={one.equals(month) ? 'page' : undefined}>
          {sayMonth(one)}
        </a>
      ))}
    </nav>
    <DataTable
      caption={t.caption}
      columns={[
        { label: t.columns.employer, heading: true },
        { label: t.columns.toDo, numeric: true },
        { label: t.columns.late, numeric: true },
        { label: t.columns.unable, numeric: true },
        { label: t.columns.reported, numeric: true },
        { label: t.columns.accepted(sayMonth(month)), numeric: true },
        { label: t.columns.minutes, numeric: true },
        { label: t.columns.statement },
      ]}
      rows={contractors.map((one) => ({
        href: listHref({ states: 'open', who: { kind: 'company', employer: one.employer } }),
        cells: [
          one.employer,
          one.toDo,
          one.late > 0 ? <b class="due late">{one.late}</b> : 0,
          one.unable,
          one.reported > 0 ? (
            <Link href={listHref({ states: 'reported', who: { kind: 'company', employer: one.employer } })}>
              {one.reported}
            </Link>
          ) : (
            0
          ),
          one.accepted,
          sayMinutes(one.minutes),
          <Link href={statementHref(one.employer, month)}>{t.statement(sayMonth(month))}</Link>,
        ],
      }))}
      empty={
        <EmptyState title={t.none}>
          <Meta>{t.noneHint}</Meta>
        </EmptyState>
      }
    />
  </>
)

type StatementProps = {
  employer: string
  month: Temporal.PlainYearMonth
  orders: readonly Order[]
  names: StaffNames
  now: Temporal.Instant
}

/** 実績: what was accepted, as it is filed and printed. */
export const StatementPage = ({ employer, month, orders, names, now }: StatementProps) => (
  <>
    <p>
      <b>{t.total(orders.length, sayMinutes(orders.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0)))}</b>{' '}
      <span class="meta">{t.madeAt(formatDateTime(now, 'ja'))}</span>
    </p>
    <DataTable
      caption={t.statementOf(employer, sayMonth(month))}
      columns={t.statementColumns.map((label, at) => ({ label, heading: at === 0, numeric: at === 7 }))}
      rows={orders.map((order) => ({ href: orderPath(order.id), cells: statementCells(order, names) }))}
      empty={<EmptyState title={t.noneAccepted} />}
    />
    <p class="row-actions">
      <Link standalone href={statementHref(employer, month, `${statementPath}/export`)}>
        {t.csv}
      </Link>
    </p>
  </>
)

/** One accepted order, for the page and for the file. */
export function statementCells(order: Order, names: StaffNames): string[] {
  const day = (at: Temporal.Instant | null) => (at ? formatCalendarDate(wardDate(at), 'ja') : '')
  return [
    order.number,
    orderKindWords[order.kind],
    order.title,
    order.town,
    formatCalendarDate(order.plannedOn, 'ja'),
    day(order.reportedAt),
    day(order.closedAt),
    order.minutes === null ? '' : String(order.minutes),
    (order.acceptedBy && names.get(order.acceptedBy)) ?? '',
  ]
}
