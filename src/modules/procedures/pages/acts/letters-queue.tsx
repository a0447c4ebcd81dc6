import { formatDate, formatDateTime } from '#platform/time/index.ts'
import { Block, Button, DataTable, EmptyState, Form, Link } from '#platform/ui/index.ts'
import type { Delivery } from '../../store/acts/deliveries.ts'
import { deliveryLabels, desk } from '../../text/acts/desk.ts'

const t = desk.letters

/** Letters of decisions: what waits to be printed and posted, and what lies unopened in boxes. */
export const LettersQueue = ({ toPost, toOpen }: { toPost: readonly Delivery[]; toOpen: readonly Delivery[] }) => (
  <>
    <Block title={t.title}>
      <p>{t.lede}</p>
      <DataTable
        caption={t.title}
        columns={[
          { label: t.columns.made },
          { label: t.columns.number, heading: true },
          { label: t.columns.procedure },
          { label: t.columns.receipt },
          { label: t.columns.state },
          { label: t.columns.act },
        ]}
        rows={toPost.map((delivery) => ({
          cells: [
            formatDateTime(delivery.madeAt, 'ja'),
            <span class="num">{delivery.documentNumber}</span>,
            delivery.title,
            <span class="num">{delivery.receiptNumber}</span>,
            deliveryLabels[delivery.state],
            <NextStep delivery={delivery} />,
          ],
        }))}
        empty={<EmptyState title={t.empty} />}
      />
    </Block>
    {toOpen.length > 0 && (
      <Block title={t.openTitle}>
        <DataTable
          caption={t.openTitle}
          columns={[
            { label: t.columns.number, heading: true },
            { label: t.columns.procedure },
            { label: t.columns.receipt },
            { label: t.openBy },
          ]}
          rows={toOpen.map((delivery) => ({
            href: `/staff/acts/${delivery.actId}`,
            cells: [
              delivery.documentNumber,
              delivery.title,
              <span class="num">{delivery.receiptNumber}</span>,
              delivery.openBy ? formatDate(delivery.openBy, 'ja') : '',
            ],
          }))}
        />
      </Block>
    )}
  </>
)

const NextStep = ({ delivery }: { delivery: Delivery }) => {
  const base = `/staff/letters/${delivery.id}`
  const [path, label] = delivery.state === 'queued' ? ['printing', t.printed] : ['posting', t.post]
  return (
    <div class="row-actions">
      <Link href={`${base}/letter.pdf`} standalone about={delivery.documentNumber}>
        {t.paper}
      </Link>
      <Form action={`${base}/${path}`} label={`${label} ${delivery.documentNumber}`}>
        <Button small>{label}</Button>
      </Form>
    </div>
  )
}
