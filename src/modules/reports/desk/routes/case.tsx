import type { Hono } from 'hono'
import { z } from 'zod'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
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
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { boundsAround, DrawnMap, groundOf } from '../../ground/index.ts'
import { showPhoto } from '../../pictures/index.ts'
import { isClosed, reportPermissions as may } from '../../record/index.ts'
import { assignReport } from '../actions/assign.ts'
import { noteOnReport } from '../actions/note.ts'
import { candidatesFor, likelyOnes } from '../candidates.ts'
import { openReport, subject } from '../own.ts'
import { CasePage, CaseSummary, isNews } from '../pages/case-page.tsx'
import { boardPath, reportPath } from '../pages/paths.ts'
import type { StateTyped } from '../pages/state-form.tsx'
import { photoOfReport } from '../store/photos.ts'
import { deskTexts } from '../text/index.ts'
import { reportView } from '../view.ts'
import { idIn } from './ids.ts'

const t = deskTexts.report

/** A report and what is done with it by one press each. */
export function caseRoutes(app: Hono<HttpEnv>, house: House): void {
  const at = `${boardPath}/:id`
  app.get(at, (c) => showCase(c, house))

  app.get(`${at}/photos/:photo/:size`, async (c) => {
    const staff = requireStaff(c, may.read)
    const photo = await house.db.read(async (tx) => {
      const report = await openReport(tx, house, staff, idIn<'report'>(c, 'id'))
      return photoOfReport(tx, report.id, idIn<'photo'>(c, 'photo'))
    })
    if (!photo) throw new NotFound('photo')
    return showPhoto(c, house, photo.fileId, c.req.param('size'))
  })

  app.post(`${at}/assignment`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, z.object({ assignee: z.string().default(''), was: z.string().default('') }))
    const assignee = form.ok ? form.value.assignee : ''
    const to = parseId<'staff'>(assignee)
    const was = form.ok ? parseId<'staff'>(form.value.was) : undefined
    const done = await submitOnce(c, house, { form: `reports.assign:${id}` }, async (tx) => {
      if (assignee && !to) return { errors: [{ field: 'assignee', message: t.problems.assignee }] }
      const assigned = await assignReport(tx, house, staff, id, { to, was })
      return assigned.ok
        ? { location: `${reportPath(id)}?done=assigned` }
        : { errors: [{ field: 'assignee', message: t.problems[assigned.reason] }] }
    })
    return done.ok ? done.response : showCase(c, house, { errors: done.errors })
  })

  app.post(`${at}/notes`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, z.object({ inner: field.text(4000) }))
    if (!form.ok) return showCase(c, house, { errors: form.errors })
    const done = await submitOnce(c, house, { form: `reports.note:${id}` }, async (tx) => {
      await noteOnReport(tx, house, staff, id, form.value.inner)
      return { location: `${reportPath(id)}?done=noted` }
    })
    return done.ok ? done.response : showCase(c, house, { errors: done.errors })
  })
}

type Shown = {
  errors?: readonly FieldError[]
  typed?: StateTyped
  /** Somebody else changed the report: what came after this step is shown. */
  seenStep?: number | undefined
}

/** The page of a report, with what was typed and what was wrong about it. */
export async function showCase(
  c: Ctx,
  house: House,
  { errors = [], typed = {}, seenStep }: Shown = {},
): Promise<Response> {
  const staff = requireStaff(c, may.read)
  const id = idIn<'report'>(c, 'id')
  const done = c.req.query('done')
  const view = await house.db.transact(async (tx) => {
    const seen = await reportView(tx, house, staff, id)
    await auditReading(tx, staff, seen)
    const candidates = isClosed(seen.report.state) ? [] : await candidatesFor(tx, house, staff, seen.report)
    return { ...seen, likely: likelyOnes(candidates) }
  })
  return staffPage(
    c,
    house,
    {
      title: view.report.number,
      heading: view.report.shownTitle,
      current: boardPath,
      crumbs: [{ href: boardPath, label: deskTexts.board.title }],
      errors,
      summary: <CaseSummary view={view} />,
      styles: ['report-desk.css', 'map.css'],
      ...(seenStep !== undefined && { status: 409 as const }),
    },
    <CasePage
      view={view}
      likely={view.likely}
      done={errors.length === 0 && isNews(done) ? done : undefined}
      typed={typed}
      seenStep={seenStep}
      map={placeOf(house, view)}
    />,
  )
}

function placeOf(house: House, { report }: Seen) {
  const ground = groundOf(house)
  const place = { lat: report.lat, lon: report.lon }
  if (!ground) return undefined
  return (
    <DrawnMap
      ground={ground}
      bounds={boundsAround(place, 350)}
      title={t.mapOf(report.town)}
      pins={[{ place, number: 1, state: report.shape, label: `${report.shownTitle}、${report.town}` }]}
    />
  )
}

type Seen = Awaited<ReturnType<typeof reportView>>

/** Who read what a person wrote stands in the audit, and that person can see it. */
async function auditReading(tx: Parameters<typeof recordAudit>[0], staff: Staff, view: Seen) {
  const { report } = view
  await recordAudit(tx, {
    actor: staff,
    action: 'reports.report.read',
    subject: subject(report.id),
    ...(report.reporterPersonId && {
      personId: report.reporterPersonId,
      reason: report.assignedTo === staff.staffId ? ('assigned' as const) : ('duty' as const),
    }),
  })
}
