import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import { ownOffices, type Staff } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { boardPath } from '../../desk/pages/paths.ts'
import { idIn } from '../../desk/routes/ids.ts'
import { reportPermissions as may } from '../../record/index.ts'
import { type ReadTable, readTable } from '../actions/read-table.ts'
import { takeTable } from '../actions/take-table.ts'
import { assetKindsOf } from '../kinds.ts'
import { ImportFoundPage, ImportPage, mostShown } from '../pages/import-page.tsx'
import { assetsPath, importPath } from '../pages/paths.ts'
import { countLines, findImport, lineOutcomes, linesOf } from '../store/imports.ts'
import { assetTexts } from '../text/index.ts'

const t = assetTexts.tables
const around = { current: boardPath, crumbs: [{ href: assetsPath, label: assetTexts.list.title }] }

const sheetForm = z.looseObject({ sheet: field.file(), office: z.string().default('') })

/** A table is read, shown, and only then taken over. */
export function importRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(importPath, (c) => showAsk(c, house, requireStaff(c, may.manage)))
  app.post(importPath, (c) => take(c, house, requireStaff(c, may.manage)))
  app.get(`${importPath}/:import`, (c) => showFound(c, house, requireStaff(c, may.manage)))

  app.post(`${importPath}/:import/taking`, async (c) => {
    const staff = requireStaff(c, may.manage)
    const id = idIn<'asset-import'>(c, 'import')
    const done = await submitOnce(c, house, { form: `reports.asset.import:${id}` }, async (tx) => {
      const taken = await takeTable(tx, house, staff, id)
      return taken.ok
        ? { location: `${importPath}/${id}` }
        : { errors: [{ field: '', message: t.problems[taken.reason] }] }
    })
    return done.ok ? done.response : showFound(c, house, staff, done.errors)
  })
}

async function take(c: Ctx, house: House, staff: Staff): Promise<Response> {
  const form = await readForm(c, sheetForm)
  if (!form.ok) return showAsk(c, house, staff, form.errors)
  const { sheet, office } = form.value
  const own = ownOffices(staff)
  const officeId = own.length === 1 ? own[0] : own.find((id) => id === office)
  if (!officeId) return showAsk(c, house, staff, [{ field: 'office', message: t.problems.office }])
  const content = new Uint8Array(await sheet.arrayBuffer())
  const done = await submitOnce(c, house, { form: 'reports.asset.read-table' }, async (tx) => {
    const read = await readTable(tx, house, staff, { content, officeId })
    return read.ok
      ? { location: `${importPath}/${read.id}` }
      : { errors: [{ field: 'sheet', message: problemOf(read) }] }
  })
  return done.ok ? done.response : showAsk(c, house, staff, done.errors, office)
}

const problemOf = (read: Extract<ReadTable, { ok: false }>): string =>
  read.reason === 'columns' ? t.problems.columns(read.missing.join('、')) : t.problems[read.reason]

async function showAsk(
  c: Ctx,
  house: House,
  staff: Staff,
  errors: readonly FieldError[] = [],
  office?: string,
): Promise<Response> {
  const offices = await house.db.read((tx) => officesByIds(tx, ownOffices(staff)))
  return staffPage(
    c,
    house,
    { title: t.title, ...around, errors },
    <ImportPage
      kinds={assetKindsOf(house)}
      offices={[...offices.values()].map(({ id, name }) => ({ id, name }))}
      office={office}
    />,
  )
}

async function showFound(c: Ctx, house: House, staff: Staff, errors: readonly FieldError[] = []): Promise<Response> {
  const id = idIn<'asset-import'>(c, 'import')
  const asked = lineOutcomes.find((one) => one === c.req.query('of'))
  const shown = await house.db.read(async (tx) => {
    const found = await findImport(tx, id, staff.staffId)
    if (!found) throw new NotFound('asset-import')
    const counts = await countLines(tx, id)
    const outcome = asked ?? (['wrong', 'changed', 'new'] as const).find((one) => counts[one] > 0) ?? 'same'
    return { found, counts, outcome, lines: await linesOf(tx, id, outcome, mostShown) }
  })
  return staffPage(
    c,
    house,
    {
      title: t.title,
      ...around,
      crumbs: [...around.crumbs, { href: importPath, label: t.title }],
      heading: t.found,
      errors,
    },
    <ImportFoundPage {...shown} />,
  )
}
