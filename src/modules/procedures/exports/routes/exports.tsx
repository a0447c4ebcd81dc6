import type { Hono } from 'hono'
import { z } from 'zod'
import { officesByIds } from '#modules/people/index.ts'
import { type Staff, ownOffices } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireStaff,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { findProgress } from '#platform/progress/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { proceduresOf } from '../../actions/procedures-of.ts'
import { filterChoices } from '../../queue/actions/queue-of.ts'
import { parseFilter, type QueueFilter, queueStates } from '../../queue/domain/filter.ts'
import { dueLabels, kindLabels, viewLabels, waitLabels } from '../../queue/text.ts'
import { channelLabels } from '../../text/queue-words.ts'
import { askForExport } from '../actions/ask.ts'
import { fetchExport, openExport } from '../actions/open.ts'
import { readFinished } from '../files/place.ts'
import { exportFormats } from '../formats.ts'
import { ExportPage } from '../pages/export-page.tsx'
import { ExportsPage } from '../pages/exports-page.tsx'
import { exportPermissions } from '../permissions.ts'
import { type ExportId, exportsOf } from '../store/exports.ts'
import { exportTexts as t } from '../text.ts'

const path = '/staff/exports'
const shown = 50
const refreshSeconds = '5'

const exportForm = z.looseObject({
  procedure: z.string({ error: t.problems.procedure }).min(1, { error: t.problems.procedure }),
  states: field.choice(queueStates),
  format: field.choice(exportFormats),
  eras: field.ticked(),
  reason: field.text(200),
})

/** Files of many cases, for who asked for them. */
export function exportRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/staff/exports', (c) => {
    const query = c.req.query()
    return showExports(c, house, parseFilter(Object.keys(query).length > 0 ? query : { view: 'all', states: 'all' }))
  })

  app.post('/staff/exports', async (c) => {
    const staff = requireStaff(c, exportPermissions.make)
    const form = await readForm(c, exportForm)
    if (!form.ok) return showExports(c, house, filterOf(form.raw), form.errors, form.raw)
    const { format, eras, reason } = form.value
    const filter = filterOf(form.value)
    const done = await submitOnce(c, house, { form: 'procedures.export' }, async (tx) => {
      const { procedure } = filter
      const offered = await proceduresOf(tx, ownOffices(staff), house.clock.today())
      if (!procedure || !offered.some(({ value }) => value === procedure))
        return { errors: [{ field: 'procedure', message: t.problems.procedure }] }
      const asked = await askForExport(tx, house, staff, {
        filter: { ...filter, procedure },
        format,
        withEras: eras,
        reason,
      })
      if (asked.ok) return { location: `${path}/${asked.id}` }
      return { errors: [{ field: 'procedure', message: t.problems[asked.reason] }] }
    })
    return done.ok ? done.response : showExports(c, house, filter, done.errors, form.raw)
  })

  app.get('/staff/exports/:id', async (c) => {
    const staff = requireStaff(c, exportPermissions.make)
    const { one, progress, title } = await house.db.read(async (tx) => {
      const one = await openExport(tx, staff, exportId(c))
      const title = (await titlesOf(tx, house, staff)).get(one.procedure) ?? one.procedure
      return { one, title, progress: one.progressId && (await findProgress(tx, one.progressId)) }
    })
    if (one.state === 'asked' || one.state === 'making') c.header('Refresh', refreshSeconds)
    const isOver = Temporal.Instant.compare(house.clock.now(), one.expiresAt) >= 0
    const crumbs = [{ href: path, label: t.title }]
    return staffPage(
      c,
      house,
      { title, crumbs, current: path },
      <ExportPage
        one={one}
        done={progress ? progress.done : 0}
        total={progress ? progress.total : 0}
        isOver={isOver}
      />,
    )
  })

  app.get('/staff/exports/:id/file', async (c) => {
    const staff = requireStaff(c, exportPermissions.make)
    const id = exportId(c)
    const one = await house.db.transact((tx) => fetchExport(tx, house, staff, id))
    if (!one?.fileName) return seeOther(c, `${path}/${id}`)
    return c.body(readFinished(house, id), 200, {
      'content-type': mediaTypes[one.fileName.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
      'content-length': String(one.fileSize),
      'content-disposition': `attachment; filename="${one.fileName}"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    })
  })
}

const mediaTypes: Readonly<Record<string, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  zip: 'application/zip',
}

/** The filter in the form's fields; what the queue calls usual is not usual here: nothing said means every case. */
function filterOf(raw: Readonly<Record<string, unknown>>): QueueFilter {
  const query = Object.fromEntries(
    Object.entries(raw).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  )
  return parseFilter({ view: 'all', ...query })
}

async function showExports(
  c: Ctx,
  house: House,
  filter: QueueFilter,
  errors: readonly FieldError[] = [],
  typed: Readonly<Record<string, string | string[]>> = {},
): Promise<Response> {
  const staff = requireStaff(c, exportPermissions.make)
  const props = await house.db.read(async (tx) => {
    const titles = await titlesOf(tx, house, staff)
    return {
      exports: (await exportsOf(tx, staff.accountId, shown)).map((one) => ({
        ...one,
        title: titles.get(one.procedure) ?? one.procedure,
      })),
      procedures: [...titles].map(([value, label]) => ({ value, label })),
      conditions: await conditionsOf(tx, house, staff, filter),
    }
  })
  return staffPage(
    c,
    house,
    { title: t.title, current: path, errors },
    <ExportsPage {...props} filter={filter} typed={typed} />,
  )
}

const titlesOf = async (tx: Tx, house: House, staff: Staff): Promise<ReadonlyMap<string, string>> =>
  new Map((await proceduresOf(tx, ownOffices(staff), house.clock.today())).map(({ value, label }) => [value, label]))

async function conditionsOf(tx: Tx, house: House, staff: Staff, filter: QueueFilter): Promise<string[]> {
  const { view, office, kind, channel, label, due, waits } = filter
  const choices = await filterChoices(tx, house, staff)
  const ofView = (viewLabels as Readonly<Record<string, string>>)[view]
  return [
    view === 'all' ? undefined : (ofView ?? choices.colleagues.find(({ staffId }) => staffId === view)?.name),
    office && (await officesByIds(tx, [office])).get(office)?.name,
    kind && kindLabels[kind],
    channel && channelLabels[channel],
    label && choices.labels.find(({ id }) => id === label)?.name,
    due && dueLabels[due],
    waits && waitLabels[waits],
  ].filter((word) => word !== undefined)
}

function exportId(c: Ctx): ExportId {
  const id = parseId<'export'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('export')
  return id
}
