import type { Staff } from '#platform/auth/index.ts'
import { formatYen, yen } from '#platform/money/index.ts'
import type { Profile } from '#platform/profile/index.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { Block, Button, DataTable, Filters, Lede, Link, Meta, NumberField, Tag } from '#platform/ui/index.ts'
import { booksCloseOn } from '../domain/books/fiscal-year.ts'
import type { DrawerDay } from '../domain/counter/drawer-day.ts'
import type { AccountBalance, CollectiveClaim, DrawerOfDay, ItemOfDay, ItemOfYear } from '../store/books/day-report.ts'
import { counterText } from '../text/counter.ts'
import { MoneyNav } from './money-nav.tsx'

const d = counterText.day
const b = counterText.books

const money = (amount: number) => formatYen(yen(amount))
const numeric = (label: string) => ({ label, numeric: true })

/** 「使用料及び手数料／手数料／総務手数料／証明手数料」; the key where the profile has no name. */
export function itemName(profile: Profile, key: string) {
  const item = [...profile.revenue.revenue, ...profile.revenue.expenditure].find((one) => one.key === key)
  if (!item) return <>{key}</>
  const { kan, kou, moku, setsu, confirmed } = item
  return (
    <>
      {`${kan}／${kou}／${moku}／${setsu}`} {!confirmed && <Tag kind="wait">{counterText.confirmLater}</Tag>}
    </>
  )
}

type DayProps = {
  staff: Staff
  profile: Profile
  day: Temporal.PlainDate
  items: readonly ItemOfDay[]
  days: readonly DrawerDay[]
  drawers: readonly DrawerOfDay[]
  names: ReadonlyMap<string, string>
}

/** 収納日計表. Printed, it is the paper for the file. */
export const DayReport = ({ staff, profile, day, items, days, drawers, names }: DayProps) => {
  const sumOf = (one: Omit<ItemOfDay, 'item'>) => one.cash + one.card + one.qr + one.online
  const total = { cash: 0, card: 0, qr: 0, online: 0 }
  for (const one of items) for (const way of ['cash', 'card', 'qr', 'online'] as const) total[way] += one[way]
  const cells = (one: Omit<ItemOfDay, 'item'>) => [one.cash, one.card, one.qr, one.online, sumOf(one)].map(money)
  return (
    <>
      <MoneyNav staff={staff} current="day" />
      <div class="filters">
        <Link href={`/staff/payments/days/${day.subtract({ days: 1 }).toString()}`} standalone icon="back">
          {d.previous}
        </Link>
        <Link href={`/staff/payments/days/${day.add({ days: 1 }).toString()}`} standalone iconAfter="more">
          {d.next}
        </Link>
      </div>
      <Block title={d.items}>
        <DataTable
          caption={d.items}
          columns={[
            { label: d.itemColumns.item, heading: true },
            ...[d.itemColumns.cash, d.itemColumns.card, d.itemColumns.qr, d.itemColumns.online, d.itemColumns.sum].map(
              numeric,
            ),
          ]}
          rows={[
            ...items.map((one) => ({ cells: [itemName(profile, one.item), ...cells(one)] })),
            ...(items.length > 0 ? [{ cells: [<b>{d.sum}</b>, ...cells(total)] }] : []),
          ]}
          empty={<Meta>{d.none}</Meta>}
        />
      </Block>
      {days.length > 0 && <DrawerTable days={days} drawers={drawers} />}
      {days.map((one) => (
        <>
          {one.explanation && <p>{d.explanation(one.drawerName, one.explanation)}</p>}
          {one.countedBy && (
            <Meta>
              {one.drawerName}　{d.people(names.get(one.countedBy) ?? '', names.get(one.confirmedBy ?? '') ?? '—')}
            </Meta>
          )}
        </>
      ))}
      <Meta>{d.print}</Meta>
    </>
  )
}

const DrawerTable = ({ days, drawers }: Pick<DayProps, 'days' | 'drawers'>) => (
  <Block title={d.drawers}>
    <DataTable
      caption={d.drawers}
      columns={[
        { label: d.drawerColumns.drawer, heading: true },
        { label: d.drawerColumns.state },
        ...[
          d.drawerColumns.first,
          d.drawerColumns.last,
          d.drawerColumns.count,
          d.drawerColumns.taken,
          d.drawerColumns.cancelled,
          d.drawerColumns.difference,
          d.drawerColumns.payIn,
        ].map(numeric),
      ]}
      rows={days.map((day) => {
        const sums = drawers.find(({ drawerId }) => drawerId === day.drawerId)
        const difference = (day.countedAmount ?? 0) - (day.expectedAmount ?? 0)
        return {
          cells: [
            day.drawerName,
            counterText.drawer.states[day.state],
            String(sums?.first ?? '—'),
            String(sums?.last ?? '—'),
            String(sums?.count ?? 0),
            money(sums?.taken ?? 0),
            money(sums?.cancelled ?? 0),
            money(difference),
            sums?.payIn === null || sums === undefined ? '—' : money(sums.payIn),
          ],
        }
      })}
    />
  </Block>
)

type BooksProps = {
  staff: Staff
  profile: Profile
  year: number
  items: readonly ItemOfYear[]
  claims: readonly CollectiveClaim[]
  balances: readonly AccountBalance[]
}

/** 調定, 収納, 還付 and what is still open, by 歳入科目; and where all the yen stand. */
export const BooksPage = ({ staff, profile, year, items, claims, balances }: BooksProps) => (
  <>
    <MoneyNav staff={staff} current="books" />
    <Filters action="/staff/payments/books" label={b.year}>
      <NumberField name="year" label={b.year} value={year} />
      <Button small variant="secondary">
        {b.show}
      </Button>
    </Filters>
    <Lede>
      {b.yearName(year)}　{b.closes(formatCalendarDate(booksCloseOn(year), 'ja'))}
    </Lede>
    <DataTable
      caption={b.title}
      columns={[
        { label: b.columns.item, heading: true },
        ...[b.columns.assessed, b.columns.reduced, b.columns.collected, b.columns.refunded, b.columns.open].map(
          numeric,
        ),
      ]}
      rows={items.map((one) => ({
        cells: [
          itemName(profile, one.item),
          ...[one.assessed, one.reduced, one.collected, one.refunded, one.assessed - one.collected].map(money),
        ],
      }))}
      empty={<Meta>{b.none}</Meta>}
    />
    <Block title={b.today}>
      <DataTable
        caption={b.today}
        columns={[
          { label: b.todayColumns.item, heading: true },
          ...[b.todayColumns.count, b.todayColumns.amount, b.todayColumns.reduced].map(numeric),
        ]}
        rows={claims.map((one) => ({
          cells: [itemName(profile, one.item), String(one.count), money(one.amount), money(one.reduced)],
        }))}
        empty={<Meta>{b.todayNone}</Meta>}
      />
    </Block>
    <Block title={b.balances}>
      <DataTable
        caption={b.balances}
        columns={[
          { label: b.balanceColumns.account, heading: true },
          ...[b.balanceColumns.debit, b.balanceColumns.credit].map(numeric),
        ]}
        rows={balances
          .filter(({ balance }) => balance !== 0)
          .map(({ name, balance }) => ({
            cells: [name, balance > 0 ? money(balance) : '', balance < 0 ? money(-balance) : ''],
          }))}
        empty={<Meta>{b.none}</Meta>}
      />
    </Block>
  </>
)
