import type { Hono } from 'hono'
import { answerOnce, type Ctx, type HttpEnv } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { requireCatalogue } from '../../record/index.ts'
import { paceReads } from '../actions/pace-reads.ts'
import { everything, type MonthFigures, quantile } from '../domain/months.ts'
import { monthColumns } from '../domain/open-data.ts'
import { FiguresPage } from '../pages/figures-page.tsx'
import { sayIn } from '../pages/say.ts'
import { monthsOf } from '../store/monthly.ts'
import { readingTexts } from '../text/index.ts'
import { listStyles } from './list.tsx'

const monthsShown = 24
const yearsInTable = 10

/** The figures of each month, as a page and as a file. */
export function figuresRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/reports/figures', (c) => figures(c, house))
  app.get('/reports/figures.csv', (c) => table(c, house))
}

async function figures(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house)
  const lang = c.get('lang')
  const t = readingTexts(lang)
  const catalogue = requireCatalogue(house)
  const group = catalogue.groups.find(({ code }) => code === c.req.query('kind'))?.code ?? everything
  const current = house.clock.today().with({ day: 1 })
  const first = current.subtract({ months: monthsShown - 1 })
  const months = await house.db.look((tx) => monthsOf(tx, { first, group, limit: monthsShown }))
  const say = sayIn(house, lang)
  return residentPage(
    c,
    house,
    {
      title: say.plain(t.figures.title),
      crumbs: [{ href: '/reports', label: t.here }],
      wide: true,
      styles: listStyles,
      description: say.plain(t.figures.lede),
    },
    <FiguresPage say={say} catalogue={catalogue} group={group} months={months} current={current} />,
  )
}

/** Every group and month of the last years; the same figures are the same bytes. */
async function table(c: Ctx, house: House): Promise<Response> {
  await paceReads(c, house)
  const first = house.clock.today().with({ day: 1 }).subtract({ years: yearsInTable })
  const months = await house.db.look((tx) => monthsOf(tx, { first, limit: 5000 }))
  const say = sayIn(house, 'ja')
  const { groups } = requireCatalogue(house)
  const nameOf = (code: string) => {
    const name = groups.find((one) => one.code === code)?.name
    return say.plain(name ? say.words(name) : readingTexts('ja').figures.all)
  }
  const rows = [monthColumns, ...months.map((one) => rowOf(one, nameOf(one.group)))]
  const { bytes, headers } = await smallTable({ name: 'report-figures', title: 'figures', format: 'csv' }, rows)
  c.header('Content-Disposition', headers['content-disposition'])
  return answerOnce(c, new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), 'text/csv')
}

const rowOf = (one: MonthFigures, name: string): (string | number)[] => [
  one.month.toString().slice(0, 7),
  one.group,
  name,
  one.filed,
  one.ended,
  one.fixed,
  quantile(one.daysToFix, 0.5) ?? '',
  quantile(one.daysToFix, 0.9) ?? '',
  quantile(one.daysToEnd, 0.5) ?? '',
]
