import type { Hono } from 'hono'
import { recordAudit } from '#platform/audit/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, requireStaff } from '#platform/http/index.ts'
import { withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { type Cell, smallTable, tableFormats } from '#platform/sheets/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { classWords } from '../../registrants/words.ts'
import { monthOf, type Statistics } from '../actions/statistics.ts'
import { rateOf } from '../domain/statistics.ts'
import { facilitiesPath, sheetPath } from '../pages/say.tsx'
import { StatisticsPage } from '../pages/statistics-page.tsx'
import { deskPermissions } from '../permissions.ts'
import { statisticsTexts as t } from '../statistics-text.ts'
import { deskTexts } from '../text.ts'

const path = `${facilitiesPath}/:slug/statistics/:month`

/** A facility's month, to read and to take along. */
export function statisticsRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(path, async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const which = whichOf(c)
    const statistics = await house.db.read((tx) => monthOf(tx, house, staff, which))
    const { slug, name } = statistics.facility
    return staffPage(
      c,
      house,
      {
        title: `${name} ${t.title} ${which.month.year}年${which.month.month}月`,
        current: facilitiesPath,
        crumbs: [
          { href: facilitiesPath, label: deskTexts.title },
          { href: sheetPath(slug, house.clock.today()), label: name },
        ],
        styles: ['sheet.css'],
      },
      <StatisticsPage statistics={statistics} month={which.month} className={(key) => classNameOf(house, key)} />,
    )
  })
  app.get(`${path}/file`, async (c) => {
    const staff = requireStaff(c, deskPermissions.read)
    const which = whichOf(c)
    const format = tableFormats.find((one) => one === c.req.query('format'))
    const table = (['spaces', 'classes'] as const).find((one) => one === c.req.query('table'))
    if (!format || !table) throw new NotFound('file')
    const statistics = await house.db.transact(async (tx) => {
      const found = await monthOf(tx, house, staff, which)
      await recordAudit(tx, {
        actor: staff,
        action: 'reservations.desk.statistics_file',
        subject: { kind: 'reservations.facility', id: found.facility.id },
        ids: { month: which.month.toString() },
      })
      return found
    })
    const rows = table === 'spaces' ? spaceRows(statistics, which.month) : classRows(house, statistics, which.month)
    const named = { name: `${which.slug}-${which.month}-${table}`, title: t.title, format }
    const { bytes, headers } = await smallTable(named, rows)
    return c.body(bytes, 200, headers)
  })
}

function whichOf(c: Ctx): { slug: string; month: Temporal.PlainYearMonth } {
  const text = c.req.param('month') ?? ''
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(text)) throw new NotFound('month')
  return { slug: c.req.param('slug') ?? '', month: Temporal.PlainYearMonth.from(text) }
}

const classNameOf = (house: House, key: string): string =>
  key === '' ? t.noRegistration : withoutReadings(classWords(house, key, 'ja'))

const spaceRows = ({ facility, lines }: Statistics, month: Temporal.PlainYearMonth): Cell[][] => [
  [
    t.month,
    t.facility,
    t.space,
    t.part,
    t.open,
    t.used,
    `${t.rate}（%）`,
    t.uses,
    t.people,
    t.amount,
    t.noShows,
    t.official,
  ],
  ...lines.map((line) => {
    const rate = rateOf(line.used, line.open)
    return [
      month.toString(),
      facility.name,
      line.space?.name ?? '',
      line.part ? t.parts[line.part] : '',
      line.open,
      line.used,
      rate === undefined ? '' : rate / 10,
      line.uses,
      line.people,
      line.amount,
      line.noShows,
      line.official,
    ]
  }),
]

const classRows = (house: House, { facility, classes }: Statistics, month: Temporal.PlainYearMonth): Cell[][] => [
  [t.month, t.facility, t.class, t.noRegistration, t.uses, t.people, t.amount, t.noShows],
  ...classes.map((one) => [
    month.toString(),
    facility.name,
    classNameOf(house, one.class),
    one.isRegistered ? '' : t.noRegistration,
    one.uses,
    one.people,
    one.amount,
    one.noShows,
  ]),
]
