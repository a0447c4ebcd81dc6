import { formatDate } from '#platform/time/index.ts'
import { EmptyState, Link, Tag } from '#platform/ui/index.ts'
import { boundsOf, DrawnMap, type Ground } from '../../ground/index.ts'
import type { Order } from '../../orders/index.ts'
import type { DayStop } from '../domain/day.ts'
import { crewTexts } from '../text/index.ts'
import type { DayView } from '../view.ts'
import { sitePath } from './paths.ts'
import { mapLinks, sayMetres } from './say.ts'
import { OrderTag } from './state-tag.tsx'

const t = crewTexts.day

/** The way of today with its map, and below it what is late, of tomorrow, and over. */
export const DayPage = ({ view, ground }: { view: DayView; ground: Ground | undefined }) => (
  <>
    {view.way.length === 0 ? (
      <EmptyState title={t.none}>
        <p>{t.noneHint}</p>
      </EmptyState>
    ) : (
      <section class="work-way">
        <h2>{view.way.length === 1 ? t.one : t.way(view.way.length, sayMetres(view.metres))}</h2>
        {ground && <MapOfWay way={view.way} ground={ground} />}
        <ol class="work-list">
          {view.way.map((stop) => (
            <Card {...stop} />
          ))}
        </ol>
      </section>
    )}
    <Others title={t.late} orders={view.late} />
    <Others title={t.ahead} orders={view.ahead} />
    <Others title={t.over} orders={view.over} />
  </>
)

const MapOfWay = ({ way, ground }: { way: readonly DayStop[]; ground: Ground }) => (
  <DrawnMap
    ground={ground}
    bounds={boundsOf(
      way.map(({ order }) => order),
      250,
    )}
    title={t.map}
    pins={way.map(({ order, number }) => ({
      place: order,
      number,
      state: order.state === 'started' ? ('working' as const) : ('received' as const),
      label: t.pin(number, order.title, order.town),
      id: order.id,
    }))}
    hrefOf={(mark) => ('id' in mark ? sitePath(mark.id) : '')}
  />
)

const Card = ({ order, number, metresToNext }: DayStop) => (
  <li class={order.isUrgent ? 'urgent' : undefined}>
    <a class="work-card" href={sitePath(order.id)}>
      <span class="work-number">{number}</span>
      <Words order={order} />
    </a>
    <p class="work-ways">
      <Link href={mapLinks(order).geo} standalone>
        {t.openMap}
      </Link>
      {metresToNext !== undefined && <span class="meta">{t.toNext(sayMetres(metresToNext))}</span>}
    </p>
  </li>
)

const Words = ({ order }: { order: Order }) => (
  <span class="work-words">
    <b>{order.title}</b>
    <span>{[order.town, order.placeText].filter(Boolean).join('　')}</span>
    <span class="work-tags">
      {order.isUrgent && (
        <Tag kind="late" icon="attention">
          {t.urgent}
        </Tag>
      )}
      <OrderTag state={order.state} />
    </span>
  </span>
)

const Others = ({ title, orders }: { title: (count: number) => string; orders: readonly Order[] }) =>
  orders.length === 0 ? null : (
    <section class="block">
      <h2>{title(orders.length)}</h2>
      <ul class="work-others">
        {orders.map((order) => (
          <li>
            <Link href={sitePath(order.id)} standalone>
              {order.title}
            </Link>
            <p>
              {order.town}　<span class="meta">{t.planned(formatDate(order.plannedOn, 'ja'))}</span>
            </p>
            <p class="work-tags">
              {order.isUrgent && (
                <Tag kind="late" icon="attention">
                  {t.urgent}
                </Tag>
              )}
              <OrderTag state={order.state} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
