import { formatYen } from '#platform/money/index.ts'
import { toWareki } from '#platform/time/index.ts'
import { Block, DataTable, Link } from '#platform/ui/index.ts'
import type { QueuedCharge } from '../actions/queued-charges.ts'
import { chargeDesk as t } from '../text/desk.ts'
import { ChargeTag, HandForms } from './charge-panel.tsx'

/** Bills of the office: paid ones wait to be handed over, the others for the money. */
export const ChargeQueue = ({ queued, today }: { queued: readonly QueuedCharge[]; today: Temporal.PlainDate }) => {
  if (queued.length === 0) return null
  return (
    <Block title={t.queue}>
      <p>{t.queueLede}</p>
      <DataTable
        caption={t.queue}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.what },
          { label: t.columns.total, numeric: true },
          { label: t.columns.payBy },
          { label: t.columns.state },
          { label: t.columns.act },
        ]}
        rows={queued.map(({ charge, thing, way }) => ({
          cells: [
            <Link href={`/staff/cases/${charge.applicationId}`}>
              <span class="num">{charge.receiptNumber}</span>
            </Link>,
            `${thing}（${t.ways[way]}）`,
            formatYen(charge.total),
            charge.paidAt ? '' : toWareki(charge.payBy),
            <ChargeTag charge={charge} today={today} />,
            <HandForms charge={charge} way={way} />,
          ],
        }))}
      />
    </Block>
  )
}
