import { Block, Button, DataTable, Details, EmptyState, Form, Lede, NumberField, Radios } from '#platform/ui/index.ts'
import { tagSeries } from '../domain/rules/tag-rules.ts'
import type { Stock, TagOrder } from './store.ts'
import { tagDesk as t } from './text.ts'

type NamedOrder = TagOrder & { name: string }

/** The boxes of numbered tags, and who is to get one. */
export const TagsPage = ({ orders, stock }: { orders: readonly NamedOrder[]; stock: readonly Stock[] }) => (
  <>
    <Lede>{t.lede}</Lede>
    <Block title={t.orders}>
      <DataTable
        caption={t.orders}
        columns={[
          { label: t.columns.number, heading: true },
          { label: t.columns.series },
          { label: t.columns.applicant },
          { label: t.columns.way },
          { label: t.columns.serial },
          { label: t.columns.act },
        ]}
        rows={orders.map((order) => ({
          cells: [
            <span class="num">{order.receiptNumber}</span>,
            t.series[order.series],
            order.name,
            t.ways[wayOf(order)],
            order.serial === null ? '' : t.number(order.serial),
            <Deeds order={order} />,
          ],
        }))}
        empty={<EmptyState title={t.empty} />}
      />
    </Block>
    <Block title={t.stock}>
      <DataTable
        caption={t.stock}
        columns={[
          { label: t.stockColumns.series, heading: true },
          { label: t.stockColumns.year },
          { label: t.stockColumns.count, numeric: true },
          { label: t.stockColumns.next, numeric: true },
        ]}
        rows={stock.map(({ series, year, count, next }) => ({
          cells: [t.series[series], year === 0 ? '' : String(year), String(count), String(next)],
        }))}
        empty={<p>{t.noStock}</p>}
      />
      <Details summary={t.receive}>
        <Form action="/staff/tags" class="filters">
          <Radios
            name="series"
            legend={t.columns.series}
            options={tagSeries.map((value) => ({ value, label: t.series[value] }))}
          />
          <NumberField name="from" label={t.from} />
          <NumberField name="to" label={t.to} />
          <Button variant="secondary" small>
            {t.receive}
          </Button>
        </Form>
      </Details>
    </Block>
  </>
)

const wayOf = ({ delivery }: TagOrder): 'post' | 'counter' => (delivery === 'counter' ? 'counter' : 'post')

const Deeds = ({ order }: { order: NamedOrder }) => {
  const base = `/staff/tag-orders/${order.id}`
  const about = `${t.series[order.series]} ${order.receiptNumber}`
  if (!order.tagId) {
    return (
      <Form action={`${base}/allotment`} label={`${t.allot} ${about}`}>
        <Button small>{t.allot}</Button>
      </Form>
    )
  }
  return (
    <div class="row-actions">
      {order.state === 'allotted' ? (
        <Form action={`${base}/hand-over`} label={`${t.handOver[wayOf(order)]} ${about}`}>
          <Button small>{t.handOver[wayOf(order)]}</Button>
        </Form>
      ) : (
        <span>{t.handedOver}</span>
      )}
      <Details summary={t.lost}>
        <Form action={`${base}/loss`} label={`${t.lost} ${about}`}>
          <p>{t.lostNote}</p>
          <Button small variant="danger">
            {t.lost}
          </Button>
        </Form>
      </Details>
    </div>
  )
}
