import type { Staff } from '#platform/auth/index.ts'
import { formatYen, yen } from '#platform/money/index.ts'
import { formatCalendarDate, formatTime } from '#platform/time/index.ts'
import {
  Block,
  Button,
  DataTable,
  Details,
  EmptyState,
  Form,
  Lede,
  Link,
  Meta,
  Notice,
  Pairs,
  Tag,
  TextField,
} from '#platform/ui/index.ts'
import { type DrawerDay, expectedCash } from '../../domain/counter/drawer-day.ts'
import type { CounterReceipt } from '../../domain/counter/receipt.ts'
import type { CashOfDay } from '../../store/counter/drawer-days.ts'
import type { Drawer } from '../../store/counter/drawers.ts'
import { counterText } from '../../text/counter.ts'
import { MoneyNav } from '../money-nav.tsx'
import { Coins } from './coins.tsx'

const t = counterText.drawer

export type DrawerView = {
  drawer: Drawer
  /** Today's, or an older one that is not closed. */
  day?: DrawerDay
  cash?: CashOfDay
  receipts: readonly CounterReceipt[]
  paidIn: boolean
}

type DrawerProps = {
  staff: Staff
  today: Temporal.PlainDate
  /** Those that this member may use; one is worked on at a time. */
  drawers: readonly Drawer[]
  view: DrawerView | undefined
  names: ReadonlyMap<string, string>
  done: keyof typeof t.done | undefined
  typed: Readonly<Record<string, string>>
}

export const DrawerPage = ({ staff, today, drawers, view, names, done, typed }: DrawerProps) => (
  <>
    <MoneyNav staff={staff} current="drawer" />
    {done && (
      <Notice kind="success" live>
        <p>{t.done[done]}</p>
      </Notice>
    )}
    {drawers.length > 1 && (
      <nav class="subnav" aria-label={t.choose}>
        {drawers.map(({ id, name }) => (
          <Link href={`/staff/payments/drawer?drawer=${id}`} current={id === view?.drawer.id}>
            {name}
          </Link>
        ))}
      </nav>
    )}
    {view ? (
      <Block title={view.drawer.name} id={view.drawer.key}>
        {view.day ? (
          <DayOf view={view} day={view.day} staff={staff} today={today} names={names} typed={typed} />
        ) : (
          <Opening drawer={view.drawer} typed={typed} />
        )}
      </Block>
    ) : (
      <EmptyState title={t.none}>
        <p>{t.noneTodo}</p>
      </EmptyState>
    )}
  </>
)

const at = (drawer: Drawer, deed: string) => `/staff/payments/drawer/${drawer.id}/${deed}`

const Opening = ({ drawer, typed }: { drawer: Drawer; typed: DrawerProps['typed'] }) => (
  <>
    <Lede>{t.openLede(formatYen(drawer.floatAmount))}</Lede>
    <Form action={at(drawer, 'opening')} label={`${drawer.name} ${t.open}`}>
      <input type="hidden" name="drawer" value={drawer.id} />
      <Coins typed={typed} />
      <Button>{t.open}</Button>
    </Form>
  </>
)

type DayProps = Omit<DrawerProps, 'drawers' | 'done'> & { view: DrawerView; day: DrawerDay }

const DayOf = ({ view, day, staff, today, names, typed }: DayProps) => (
  <>
    <p>
      <Tag kind={day.state === 'closed' ? 'off' : day.state === 'counted' ? 'ask' : 'ok'}>{t.states[day.state]}</Tag>
      {!day.day.equals(today) && <b>　{t.late(formatCalendarDate(day.day, 'ja'))}</b>}
    </p>
    <Sums view={view} day={day} names={names} />
    {day.state === 'open' && <Counting view={view} day={day} typed={typed} />}
    {day.state === 'counted' && <Confirming view={view} day={day} staff={staff} />}
    {day.state === 'closed' && !view.paidIn && (
      <Form action={at(view.drawer, 'pay-in')} label={t.payIn}>
        <input type="hidden" name="day" value={day.day.toString()} />
        <Button variant="secondary">{t.payIn}</Button>
      </Form>
    )}
    {view.paidIn && <Meta>{t.paidIn}</Meta>}
    <Receipts view={view} day={day} staff={staff} names={names} />
  </>
)

const Sums = ({ view, day, names }: { view: DrawerView; day: DrawerDay; names: DrawerProps['names'] }) => {
  const cash = view.cash ?? { taken: 0, cancelled: 0, handedBack: 0, waiting: 0 }
  const expected = day.expectedAmount ?? yen(expectedCash({ float: day.floatAmount, ...cash }))
  const counted = day.countedAmount
  return (
    <Pairs
      pairs={[
        { term: t.float, value: formatYen(day.floatAmount) },
        { term: t.taken, value: formatYen(yen(cash.taken)) },
        { term: t.cancelledSum, value: formatYen(yen(cash.cancelled)) },
        { term: t.handedBack, value: formatYen(yen(cash.handedBack)) },
        { term: t.expected, value: formatYen(expected) },
        ...(counted === undefined
          ? []
          : [
              { term: t.counted, value: `${formatYen(counted)}（${names.get(day.countedBy ?? '') ?? ''}）` },
              { term: t.difference, value: formatYen(yen(counted - expected)) },
            ]),
        ...(day.explanation ? [{ term: t.explanation, value: day.explanation }] : []),
      ]}
    />
  )
}

const Counting = ({ view, day, typed }: { view: DrawerView; day: DrawerDay; typed: DrawerProps['typed'] }) => {
  const isTyped = typed['drawer'] !== undefined
  return (
    <Details summary={t.count} open={isTyped}>
      <Form action={at(view.drawer, 'count')} label={`${view.drawer.name} ${t.count}`}>
        <input type="hidden" name="drawer" value={view.drawer.id} />
        <input type="hidden" name="day" value={day.day.toString()} />
        <Coins typed={typed} />
        <TextField
          name="explanation"
          label={t.explanation}
          hint={t.explanationHint}
          optional
          width="full"
          value={typed['explanation']}
        />
        <Button>{t.countButton}</Button>
      </Form>
    </Details>
  )
}

const Confirming = ({ view, day, staff }: { view: DrawerView; day: DrawerDay; staff: Staff }) => (
  <div class="row-actions">
    {day.countedBy !== staff.staffId && (
      <Form action={at(view.drawer, 'closing')} label={t.confirm}>
        <input type="hidden" name="day" value={day.day.toString()} />
        <Button>{t.confirm}</Button>
      </Form>
    )}
    <Form action={at(view.drawer, 'recount')} label={t.again}>
      <input type="hidden" name="day" value={day.day.toString()} />
      <Button variant="secondary">{t.again}</Button>
    </Form>
  </div>
)

type ReceiptsProps = { view: DrawerView; day: DrawerDay; staff: Staff; names: DrawerProps['names'] }

const Receipts = ({ view, day, staff, names }: ReceiptsProps) => (
  <DataTable
    caption={t.receipts}
    columns={[
      { label: t.receiptColumns.number, heading: true },
      { label: t.receiptColumns.time },
      { label: t.receiptColumns.method },
      { label: t.receiptColumns.amount, numeric: true },
      { label: t.receiptColumns.by },
      { label: t.receiptColumns.act },
    ]}
    rows={view.receipts.map((receipt) => ({
      href: `/staff/payments/counter/receipts/${receipt.id}`,
      cells: [
        `第${receipt.number}号`,
        formatTime(receipt.takenAt, 'ja'),
        counterText.counter.methods[receipt.method],
        formatYen(receipt.amount),
        names.get(receipt.takenBy) ?? '',
        <Cancelling receipt={receipt} isOpen={day.state === 'open'} staff={staff} />,
      ],
    }))}
    empty={<Meta>{t.noReceipts}</Meta>}
  />
)

const Cancelling = ({ receipt, isOpen, staff }: { receipt: CounterReceipt; isOpen: boolean; staff: Staff }) => {
  if (receipt.cancelled) return <Tag kind="off">{t.cancelled}</Tag>
  const wish = receipt.cancelWish
  if (!isOpen || receipt.method !== 'cash') return <></>
  const action = `/staff/payments/counter/receipts/${receipt.id}`
  if (wish)
    return (
      <>
        <Meta>{t.asked(wish.reason)}</Meta>
        {wish.by !== staff.staffId && (
          <Form action={`${action}/cancellation`} label={`${t.confirmCancel} 第${receipt.number}号`}>
            <Button small variant="danger">
              {t.confirmCancel}
            </Button>
          </Form>
        )}
      </>
    )
  return (
    <Details summary={t.cancel}>
      <Form action={`${action}/cancel-wish`} label={`${t.cancel} 第${receipt.number}号`}>
        <TextField name={`reason-${receipt.id}`} label={t.cancelReason} />
        <Button small variant="secondary">
          {t.askCancel}
        </Button>
      </Form>
    </Details>
  )
}
