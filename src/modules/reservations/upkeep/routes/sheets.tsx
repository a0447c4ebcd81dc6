import type { Hono } from 'hono'
import { z } from 'zod'
import { staffNames } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { findProgress } from '#platform/progress/index.ts'
import { sheetFormats } from '#platform/sheets/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { idIn } from '../../registrants/routes/ids.ts'
import { askForImport } from '../actions/ask-import.ts'
import { sheetTables } from '../actions/sheet-tables.ts'
import { writeSheet } from '../actions/write-sheet.ts'
import { upkeepPath } from '../pages/say.tsx'
import { ImportPage, SheetsPage, sheetsPath, type ToldImport } from '../pages/sheets-page.tsx'
import { keeperOf, requireCentral, upkeepPermissions } from '../permissions.ts'
import { findImport, latestImports, problemsOf, type SheetImport, sheetKinds } from '../store/imports.ts'
import { upkeepTexts as t } from '../text.ts'
import { typedOf } from './common.ts'

const mostShown = 20
const mostProblems = 1000
const refreshSeconds = '3'

/** Tables in and out, and how an import fares. */
export function sheetRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(sheetsPath, (c) => sheetsPage(c, house))
  app.post(sheetsPath, (c) => takeIn(c, house))
  app.get(`${sheetsPath}/files/:table/:format`, (c) => file(c, house))
  app.get(`${sheetsPath}/:id`, (c) => importPage(c, house))
}

async function told(tx: Tx, imports: readonly SheetImport[]): Promise<ToldImport[]> {
  const names = await staffNames(tx, [...new Set(imports.map(({ askedBy }) => askedBy))])
  return imports.map((one) => ({ ...one, by: names.get(one.askedBy) ?? '', at: formatDateTime(one.askedAt, 'ja') }))
}

async function sheetsPage(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const latest = await house.db.read(async (tx) => {
    requireCentral(await keeperOf(tx, house, staff))
    return told(tx, await latestImports(tx, mostShown))
  })
  const mayImport = staff.permissions.has(upkeepPermissions.change)
  return staffPage(
    c,
    house,
    { title: t.sheet.title, current: upkeepPath, crumbs: [{ href: upkeepPath, label: t.title }], errors },
    <SheetsPage latest={latest} kind={typedOf(raw).text('kind')} mayImport={mayImport} />,
  )
}

const sheetForm = z.looseObject({ kind: field.choice(sheetKinds), sheet: field.file() })

async function takeIn(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.change)
  const form = await readForm(c, sheetForm)
  if (!form.ok) return sheetsPage(c, house, form.errors, form.raw)
  const { kind, sheet } = form.value
  const content = new Uint8Array(await sheet.arrayBuffer())
  const done = await submitOnce(c, house, { form: 'reservations.import-sheet' }, async (tx) => ({
    location: `${sheetsPath}/${await askForImport(tx, house, staff, { kind, content })}`,
  }))
  return done.ok ? done.response : sheetsPage(c, house, done.errors, form.raw)
}

async function importPage(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const id = idIn<'sheet-import'>(c, 'id')
  const found = await house.db.read(async (tx) => {
    requireCentral(await keeperOf(tx, house, staff))
    const one = await findImport(tx, id)
    if (!one) throw new NotFound('sheet-import')
    const progress = one.progressId ? await findProgress(tx, one.progressId) : undefined
    return { shown: await told(tx, [one]), progress, problems: await problemsOf(tx, id, mostProblems) }
  })
  const [one] = found.shown
  if (!one) throw new NotFound('sheet-import')
  if (one.state === 'asked' || one.state === 'running') c.header('Refresh', refreshSeconds)
  return staffPage(
    c,
    house,
    {
      title: t.sheet.kinds[one.kind],
      current: upkeepPath,
      crumbs: [
        { href: upkeepPath, label: t.title },
        { href: sheetsPath, label: t.sheet.title },
      ],
    },
    <ImportPage one={one} percent={found.progress ? Number(found.progress.done) : 0} problems={found.problems} />,
  )
}

async function file(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, upkeepPermissions.read)
  const table = sheetTables.find((one) => one === c.req.param('table'))
  const format = sheetFormats.find((one) => one === c.req.param('format'))
  if (!table || !format) throw new NotFound('sheet')
  const name = `${table}-${house.clock.today()}.${format === 'xlsx' ? 'xlsx' : 'csv'}`
  return c.body(await writeSheet(house, staff, { table, format }), 200, {
    'content-type':
      format === 'xlsx' ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' : 'text/csv',
    'content-disposition': `attachment; filename="${name}"`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
}
