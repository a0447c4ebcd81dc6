import { withoutReadings } from '#platform/i18n/index.ts'
import { formatCalendarDate, wardDate } from '#platform/time/index.ts'
import { DataTable, EmptyState, Meta } from '#platform/ui/index.ts'
import type { WaitingPayout } from '../store.ts'
import { payoutDesk } from '../text/desk.ts'

const t = payoutDesk.list

/** Payouts that came back or were never asked for, the oldest first. */
export const PayoutsListPage = ({ items }: { items: readonly (WaitingPayout & { applicantName: string })[] }) => (
  <DataTable
    caption={t.title}
    columns={[
      { label: t.columns.since },
      { label: t.columns.procedure, heading: true },
      { label: t.columns.applicant },
      { label: t.columns.todo },
      { label: t.columns.number },
    ]}
    rows={items.map((item) => ({
      href: `/staff/cases/${item.id}`,
      cells: [
        formatCalendarDate(wardDate(item.at), 'ja'),
        withoutReadings(item.title),
        item.applicantName,
        payoutDesk.todo[item.event] ?? '',
        <span class="num">{item.receiptNumber}</span>,
      ],
    }))}
    empty={
      <EmptyState title={t.empty}>
        <Meta>{t.emptyHint}</Meta>
      </EmptyState>
    }
  />
)
