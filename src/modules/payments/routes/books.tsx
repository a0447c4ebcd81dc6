import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, requireStaff, seeOther } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { fiscalYear, formatCalendarDate } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { BooksPage, DayReport } from '../pages/books-pages.tsx'
import { may } from '../permissions.ts'
import { accountBalances, claimsOfDay, drawersOfDay, itemsOfDay, itemsOfYear } from '../store/books/day-report.ts'
import { daysOn } from '../store/counter/drawer-days.ts'
import { counterText } from '../text/counter.ts'

export function booksRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/payments/days', (c) => {
    requireStaff(c, may.counter)
    return seeOther(c, `/staff/payments/days/${house.clock.today().toString()}`)
  })
  app.get('/staff/payments/days/:date', (c) => showDay(c, house))
  app.get('/staff/payments/books', (c) => showBooks(c, house))
}

async function showDay(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.counter)
  const day = dayOf(c.req.param('date') ?? '')
  if (!day) throw new NotFound()
  const facts = await house.db.read(async (tx) => {
    const days = await daysOn(tx, day)
    const ids = days.flatMap(({ countedBy, confirmedBy }) => [countedBy, confirmedBy].filter((id) => id !== undefined))
    return {
      days,
      items: await itemsOfDay(tx, day),
      drawers: await drawersOfDay(tx, day),
      names: await staffNames(tx, ids),
    }
  })
  const title = counterText.day.title(formatCalendarDate(day, 'ja'))
  const { profile } = house
  return staffPage(
    c,
    house,
    { title, current: '/staff/payments/counter' },
    <DayReport staff={staff} profile={profile} day={day} {...facts} />,
  )
}

async function showBooks(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, may.close)
  const today = house.clock.today()
  const asked = Number(c.req.query('year'))
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2200 ? asked : fiscalYear(today)
  const facts = await house.db.read(async (tx) => ({
    items: await itemsOfYear(tx, year),
    claims: await claimsOfDay(tx, today),
    balances: await accountBalances(tx),
  }))
  return staffPage(
    c,
    house,
    { title: counterText.books.title, current: '/staff/payments/counter' },
    <BooksPage staff={staff} profile={house.profile} year={year} {...facts} />,
  )
}

function dayOf(text: string): Temporal.PlainDate | undefined {
  if (!/^2\d{3}-\d{2}-\d{2}$/.test(text)) return undefined
  try {
    return Temporal.PlainDate.from(text)
  } catch {
    return undefined
  }
}
