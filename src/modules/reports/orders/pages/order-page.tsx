import { formatCalendarDate, formatDateTime } from '#platform/time/index.ts'
import { Block, Desk, Link, Meta, Notice, Pairs, Tag } from '#platform/ui/index.ts'
import { reportPath } from '../../desk/index.ts'
import { orderKindWords, orderTexts } from '../text/index.ts'
import type { OrderView } from '../view.ts'
import { Deeds } from './deeds.tsx'
import { OrderHistory } from './history.tsx'
import { OrderPictures } from './pictures.tsx'
import { daysLate, sayDoerOf, type Typed } from './say.ts'
import { OrderStateTag } from './state-tag.tsx'

const t = orderTexts.one

export type OrderNews = keyof typeof t.done
export const isOrderNews = (text: string | undefined): text is OrderNews =>
  text !== undefined && Object.hasOwn(t.done, text)

export type OrderPageProps = {
  view: OrderView
  done?: OrderNews | undefined
  /** What was typed, and into which form. */
  typed: Typed
  form?: string | undefined
  /** The last step that the officer had seen when somebody else changed the order. */
  seenStep?: number | undefined
  map: unknown
}

/** An order as the office has it: how it was and how it is, what was said; beside it what can be done. */
export const OrderPage = ({ view, done, typed, form, seenStep, map }: OrderPageProps) => {
  const { order } = view
  return (
    <>
      {done && (
        <Notice kind="success" live>
          {t.done[done]}
        </Notice>
      )}
      <Desk
        wide
        panel={
          <>
            {seenStep !== undefined && (
              <section class="changed">
                <h2>{t.whatChanged}</h2>
                <OrderHistory view={view} since={seenStep} />
              </section>
            )}
            <Deeds view={view} typed={typed} form={form} />
          </>
        }
      >
        <OrderPictures view={view} />
        <Block title={t.outcome}>
          {order.outcome ? <p class="said">{order.outcome}</p> : <Meta>{t.noOutcome}</Meta>}
        </Block>
        <Block title={t.instructions}>
          {order.instructions ? <p class="said">{order.instructions}</p> : <Meta>{t.noInstructions}</Meta>}
        </Block>
        <Block title={t.place}>
          {map ? (
            <div class="place-and-facts">
              {map as never}
              <div>
                <Facts view={view} />
              </div>
            </div>
          ) : (
            <Facts view={view} />
          )}
        </Block>
        <Block title={t.history}>
          <OrderHistory view={view} />
        </Block>
      </Desk>
    </>
  )
}

/** Beside the heading. */
export const OrderHeadline = ({ view: { order, today } }: { view: OrderView }) => {
  const late = daysLate(order, today)
  return (
    <p class="counts">
      <OrderStateTag state={order.state} />
      {order.isUrgent && <Tag kind="ask">{t.facts.urgent}</Tag>}
      {late > 0 && <Tag kind="late">{t.late(late)}</Tag>}
      <span class="num">{order.number}</span>
    </p>
  )
}

const Facts = ({ view }: { view: OrderView }) => {
  const { order, report, plate, names } = view
  const f = t.facts
  const by = (at: Temporal.Instant | null, id: typeof order.reportedBy) =>
    at && t.by(formatDateTime(at, 'ja'), (id && names.get(id)) ?? '')
  const pairs = [
    { term: f.kind, value: orderKindWords[order.kind] },
    { term: f.on, value: formatCalendarDate(order.plannedOn, 'ja') },
    { term: f.who, value: sayDoerOf(order, names) },
    { term: f.town, value: order.town },
    order.placeText && { term: f.place, value: order.placeText },
    { term: f.position, value: <span class="num">{`${order.lat.toFixed(6)}, ${order.lon.toFixed(6)}`}</span> },
    report && {
      term: f.report,
      value: <Link href={reportPath(report.id)}>{`${report.number}　${report.shownTitle}`}</Link>,
    },
    plate && { term: f.asset, value: <span class="num">{plate}</span> },
    { term: f.ordered, value: by(order.orderedAt, order.orderedBy) },
    order.reportedAt && { term: f.reported, value: by(order.reportedAt, order.reportedBy) },
    order.state === 'accepted' && { term: f.accepted, value: by(order.closedAt, order.acceptedBy) },
    order.minutes !== null && { term: f.minutes, value: t.minutes(order.minutes) },
  ]
  return <Pairs pairs={pairs.filter((pair) => typeof pair === 'object' && pair !== null)} />
}
