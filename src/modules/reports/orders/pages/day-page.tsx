import { formatCalendarDate } from '#platform/time/index.ts'
import {
  Button,
  EmptyState,
  Filters,
  Form,
  Link,
  Meta,
  Notice,
  NoWrap,
  Select,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { writeDoer } from '../domain/doer.ts'
import type { Order } from '../domain/order.ts'
import type { DayOf, DayPlan } from '../actions/turns.ts'
import type { Doers } from '../doers.ts'
import { orderKindWords, orderTexts } from '../text/index.ts'
import { dayPath, orderPath } from './paths.ts'
import { PlanFields } from './plan-fields.tsx'
import { doerOptions, sayDoer, type StaffNames, type Typed } from './say.ts'
import { OrderStateTag } from './state-tag.tsx'

const t = orderTexts.day

type DayProps = {
  day: DayOf
  plan: DayPlan
  doers: Doers
  names: StaffNames
  days: readonly Temporal.PlainDate[]
  startsAtOffice: boolean
  typed: Typed
  news: readonly string[]
  map: unknown
}

/** What somebody has on a day: the map with the way, and the places in its order. */
export const DayPage = ({ day, plan, doers, names, days, startsAtOffice, typed, news, map }: DayProps) => {
  const { toDo, others, metres } = plan
  return (
    <>
      {news.length > 0 && (
        <Notice kind="success" live>
          {news.map((sentence) => (
            <p>{sentence}</p>
          ))}
        </Notice>
      )}
      <ChooseDay day={day} doers={doers} names={names} />
      {toDo.length + others.length === 0 ? (
        <EmptyState title={t.empty}>
          <Meta>{t.emptyHint}</Meta>
        </EmptyState>
      ) : (
        <div class="day-plan">
          <div>{map as never}</div>
          <div>
            {toDo.length > 0 && (
              <>
                <p>
                  <b>{t.total(toDo.length, (metres / 1000).toFixed(1))}</b>
                </p>
                <Meta>{startsAtOffice ? t.fromHere : t.fromFirst}</Meta>
                <Stops day={day} stops={toDo} days={days} doers={doers} typed={typed} />
              </>
            )}
            <Others orders={others} />
          </div>
        </div>
      )}
    </>
  )
}

export const dayHref = ({ on, doer }: DayOf, more = ''): string =>
  `${dayPath}?${new URLSearchParams({ on: on.toString(), who: writeDoer(doer) }).toString()}${more}`

const ChooseDay = ({ day, doers, names }: Pick<DayProps, 'day' | 'doers' | 'names'>) => {
  const who = writeDoer(day.doer)
  const options = doerOptions(doers, orderTexts.list.own)
  const asked = options.some(({ value }) => value === who) ? [] : [{ value: who, label: sayDoer(day.doer, names) }]
  return (
    <Filters action={dayPath} label={t.choose}>
      <TextField name="on" label={t.on} value={day.on.toString()} width="short" />
      <Select name="who" label={t.who} value={who} options={[...options, ...asked]} />
      <Button variant="secondary" small>
        {t.show}
      </Button>
      <Link href={dayHref({ ...day, on: day.on.subtract({ days: 1 }) })}>{t.before}</Link>
      <Link href={dayHref({ ...day, on: day.on.add({ days: 1 }) })}>{t.after}</Link>
    </Filters>
  )
}

type StopsProps = Pick<DayProps, 'day' | 'days' | 'doers' | 'typed'> & { stops: readonly Order[] }

/** One form: its buttons arrange the day, its boxes say what goes to another one. */
const Stops = ({ day, stops, days, doers, typed }: StopsProps) => (
  <Form action={dayPath} label={t.list}>
    <input type="hidden" name="on" value={day.on.toString()} />
    <input type="hidden" name="for" value={writeDoer(day.doer)} />
    <p class="row-actions">
      <Button variant="secondary" small name="deed" value="nearest">
        {t.nearest}
      </Button>
      <span class="meta">{t.nearestHint}</span>
    </p>
    <ol class="stops">
      {stops.map((order, at) => (
        <Stop order={order} number={at + 1} isLast={at === stops.length - 1} />
      ))}
    </ol>
    <fieldset class="move-stops">
      <legend>{t.moveTitle}</legend>
      <PlanFields days={days} doers={doers} typed={typed} who={writeDoer(day.doer)} />
      <Button variant="secondary" small name="deed" value="move">
        {t.move}
      </Button>
    </fieldset>
  </Form>
)

const Stop = ({ order, number, isLast }: { order: Order; number: number; isLast: boolean }) => (
  <li>
    <label class="tick">
      <input type="checkbox" name="order" value={`${order.id}:${order.version}`} aria-label={t.pick(number)} />
    </label>
    <b class="num">{number}</b>
    <div>
      <Link href={orderPath(order.id)}>{order.title}</Link>{' '}
      {order.isUrgent && <Tag kind="ask">{orderTexts.list.urgent}</Tag>} <OrderStateTag state={order.state} />
      <p class="meta">{[orderKindWords[order.kind], order.town, order.placeText].filter(Boolean).join('　')}</p>
    </div>
    <span class="turns">
      {number > 1 && <Turn deed={`up:${order.id}`} label={t.up(number)} words={t.upShort} />}
      {!isLast && <Turn deed={`down:${order.id}`} label={t.down(number)} words={t.downShort} />}
    </span>
  </li>
)

const Turn = ({ deed, label, words }: { deed: string; label: string; words: string }) => (
  <button type="submit" class="button secondary small" name="deed" value={deed} aria-label={label}>
    <span>{words}</span>
  </button>
)

const Others = ({ orders }: { orders: readonly Order[] }) =>
  orders.length === 0 ? null : (
    <section>
      <h2>{t.others}</h2>
      <ul class="stops">
        {orders.map((order) => (
          <li>
            <div>
              <Link href={orderPath(order.id)}>{order.title}</Link>{' '}
              <NoWrap>
                <OrderStateTag state={order.state} />
              </NoWrap>
              <p class="meta">{order.town}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )

export const dayTitle = ({ on, doer }: DayOf, names: StaffNames): string =>
  t.titleOf(formatCalendarDate(on, 'ja'), sayDoer(doer, names))
