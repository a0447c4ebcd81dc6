import type { Hono } from 'hono'
import { officesByIds, staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, requireStaff } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { smallTable } from '#platform/sheets/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { monthIn, monthsUpTo, spanOf } from '../../desk/index.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { ContractorsPage, sayMonth, statementCells, StatementPage } from '../pages/contractors-page.tsx'
import { contractorsPath, ordersPath, statementPath } from '../pages/paths.ts'
import { acceptedOf, contractorsOf } from '../store/contractors.ts'
import { orderTexts } from '../text/index.ts'

const t = orderTexts.contractors
const shownMonths = 13

/** What companies do for the own offices, and what of it was accepted. */
export function contractorRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(contractorsPath, async (c) => {
    const staff = requireStaff(c, may.handle)
    const today = house.clock.today()
    const months = monthsUpTo(today, shownMonths)
    const month = monthIn(c.req.query('month'), months)
    const contractors = await house.db.read(async (tx) =>
      contractorsOf(tx, {
        offices: ownOffices(staff),
        employers: await employersOf(tx, house, staff),
        today,
        month: spanOf(month),
      }),
    )
    return staffPage(
      c,
      house,
      {
        title: t.title,
        current: ordersPath,
        crumbs: [{ href: ordersPath, label: orderTexts.list.title }],
        styles: ['report-desk.css'],
      },
      <ContractorsPage contractors={contractors} month={month} months={months} />,
    )
  })

  app.get(statementPath, async (c) => {
    const { employer, month, orders, names } = await statementOf(c, house)
    return staffPage(
      c,
      house,
      {
        title: t.statementTitle,
        heading: t.statementOf(employer, sayMonth(month)),
        current: ordersPath,
        crumbs: [
          { href: ordersPath, label: orderTexts.list.title },
          { href: `${contractorsPath}?month=${month.toString()}`, label: t.title },
        ],
      },
      <StatementPage employer={employer} month={month} orders={orders} names={names} now={house.clock.now()} />,
    )
  })

  app.get(`${statementPath}/export`, async (c) => {
    const { month, orders, names } = await statementOf(c, house)
    const rows = [[...t.statementColumns], ...orders.map((order) => statementCells(order, names))]
    const { bytes, headers } = await smallTable(
      { name: `${t.name}-${month.toString()}`, title: t.statementTitle, format: 'csv' },
      rows,
    )
    return new Response(bytes, { headers })
  })
}

/** Companies of contracts for these offices, those that are over included: their statements are still asked for. */
async function employersOf(tx: Tx, { profile }: House, staff: Staff): Promise<string[]> {
  const keys = [...(await officesByIds(tx, ownOffices(staff))).values()].map(({ key }) => key)
  const contracts = (profile.contracts ?? []).filter(({ offices }) => offices.some((key) => keys.includes(key)))
  return [...new Set(contracts.map(({ employer }) => employer))]
}

async function statementOf(c: Ctx, house: House) {
  const staff = requireStaff(c, may.handle)
  const months = monthsUpTo(house.clock.today(), shownMonths)
  const month = monthIn(c.req.query('month'), months)
  const asked = c.req.query('employer')
  const { employer, orders, names } = await house.db.transact(async (tx) => {
    const found = (await employersOf(tx, house, staff)).find((one) => one === asked)
    if (found === undefined) throw new NotFound('employer')
    const accepted = await acceptedOf(tx, { offices: ownOffices(staff), employer: found, month: spanOf(month) })
    await recordAudit(tx, {
      actor: staff,
      action: 'reports.orders.statement',
      subject: { kind: 'reports.orders', id: month.toString() },
      ids: { rows: String(accepted.length) },
    })
    return {
      employer: found,
      orders: accepted,
      names: await staffNames(tx, [...new Set(accepted.flatMap(({ acceptedBy }) => acceptedBy ?? []))]),
    }
  })
  return { employer, month, orders, names }
}
