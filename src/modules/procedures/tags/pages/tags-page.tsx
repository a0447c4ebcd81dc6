import { formatDateTime } from '#platform/time/index.ts'
import {
  Block,
  Button,
  DataTable,
  Details,
  EmptyState,
  Form,
  Lede,
  Link,
  NumberField,
  Radios,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { tagSeries } from '../../domain/rules/tag-rules.ts'
import type { TagObstacle } from '../actions.ts'
import { tagWayOf } from '../domain.ts'
import { type Stock, tagEndings, type TagOrder } from '../store.ts'
import { tagDesk as t } from '../text/desk.ts'

export type NamedOrder = TagOrder & { name: string; obstacle: TagObstacle | undefined }

type TagsPageProps = {
  orders: readonly NamedOrder[]
  /** Of who stands at the counter. */
  found?: readonly NamedOrder[] | undefined
  stock: readonly Stock[]
  typed: { number?: string }
}

/** The boxes of numbered tags, and who is to get one. */
export const TagsPage = ({ orders, found, stock, typed }: TagsPageProps) => (
  <>
    <Lede>{t.lede}</Lede>
    <Form action="/staff/tags/search" class="filters" label={t.find}>
      <TextField name="number" label={t.find} hint={t.findHint} value={typed.number} width="medium" />
      <Button variant="secondary" small>
        {t.findButton}
      </Button>
    </Form>
    {found && (
      <Block title={t.found}>
        <Orders orders={found} caption={t.found} />
        <p>
          <Link href="/staff/tags" standalone>
            {t.showAll}
          </Link>
        </p>
      </Block>
    )}
    {!found && (
      <Block title={t.orders}>
        <Orders orders={orders} caption={t.orders} />
      </Block>
    )}
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
          cells: [
            t.series[series],
            year === 0 ? '' : String(year),
            <>
              {count} {count < fewLeft && <Tag kind="ask">{t.few}</Tag>}
            </>,
            String(next),
          ],
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

const fewLeft = 50

const Orders = ({ orders, caption }: { orders: readonly NamedOrder[]; caption: string }) => (
  <DataTable
    caption={caption}
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
        <Link href={`/staff/cases/${order.applicationId}`}>
          <span class="num">{order.receiptNumber}</span>
        </Link>,
        t.series[order.series],
        order.name,
        t.ways[tagWayOf(order)],
        order.serial === null ? '' : t.number(order.serial, order.year),
        <Deeds order={order} />,
      ],
    }))}
    empty={<EmptyState title={t.empty} />}
  />
)

const Deeds = ({ order }: { order: NamedOrder }) => {
  const base = `/staff/tag-orders/${order.id}`
  const about = `${t.series[order.series]} ${order.receiptNumber}`
  if (!order.tagId) {
    return order.obstacle ? (
      <div class="row-actions">
        <Tag kind="wait">{t.obstacles[order.obstacle]}</Tag>
        {order.obstacle === 'given_up' && (
          <Form action={`${base}/fee`} label={`${t.askAgain} ${about}`}>
            <Button small variant="secondary">
              {t.askAgain}
            </Button>
          </Form>
        )}
      </div>
    ) : (
      <Form action={`${base}/allotment`} label={`${t.allot} ${about}`}>
        <Button small>{t.allot}</Button>
      </Form>
    )
  }
  return (
    <div class="row-actions">
      {order.state === 'allotted' ? (
        <Form action={`${base}/hand-over`} label={`${t.handOver[tagWayOf(order)]} ${about}`}>
          <Button small>{t.handOver[tagWayOf(order)]}</Button>
        </Form>
      ) : (
        <span>{t.handedOver(order.handedAt ? formatDateTime(order.handedAt, 'ja') : '')}</span>
      )}
      <Details summary={t.lost}>
        <Form action={`${base}/loss`} label={`${t.lost} ${about}`}>
          <p>{t.lostNote}</p>
          <Radios name="why" legend={t.why} options={tagEndings.map((value) => ({ value, label: t.endings[value] }))} />
          <Button small variant="danger">
            {t.end}
          </Button>
        </Form>
      </Details>
    </div>
  )
}
