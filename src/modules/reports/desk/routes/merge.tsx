import type { Hono } from 'hono'
import { z } from 'zod'
import { recordAudits } from '#platform/audit/index.ts'
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
import { findByNumber, parseReportNumber, type ReportId, reportPermissions as may } from '../../record/index.ts'
import { ifThere, mergeReports, unmergeReport } from '../actions/merge.ts'
import { candidatesFor } from '../candidates.ts'
import { subject } from '../own.ts'
import { MergePage } from '../pages/merge-page.tsx'
import { boardPath, reportPath } from '../pages/paths.ts'
import { deskTexts } from '../text/index.ts'
import { reportView } from '../view.ts'
import { idIn } from './ids.ts'

const t = deskTexts.merge
const at = `${boardPath}/:id`

const optionalVersion = z.coerce.number().int().min(1).optional().catch(undefined)

const mergeForm = z.object({
  way: z.enum(['here', 'there']).catch('here'),
  other: field.optionalText(40),
  number: field.optionalText(30),
  version: optionalVersion,
  otherVersion: optionalVersion,
})

/** Reports of the same thing are put together, and taken apart again. */
export function mergeRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(`${at}/merge`, (c) => showMerge(c, house))

  app.post(`${at}/merge`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, mergeForm)
    if (!form.ok) return showMerge(c, house, form.errors)
    const { way, version, otherVersion, number = '' } = form.value
    const other = await otherOf(house, form.value)
    if (!other) {
      // One that is another office's and one that is not there sound the same.
      const isNumber = parseReportNumber(number) !== undefined
      const message = isNumber ? t.problems.gone : t.problems.number
      return showMerge(c, house, [{ field: 'number', message }], number)
    }
    const pair =
      way === 'here'
        ? { from: other, into: id, seen: { from: otherVersion, into: version } }
        : { from: id, into: other, seen: { from: version, into: otherVersion } }
    let isChanged = false
    const done = await submitOnce(c, house, { form: `reports.merge:${id}` }, async (tx) => {
      const merged = await ifThere(() => mergeReports(tx, house, staff, pair))
      if (merged.ok) return { location: `${reportPath(pair.into)}?done=merged` }
      isChanged = merged.reason === 'changed'
      return { errors: [{ field: number ? 'number' : '', message: t.problems[merged.reason] }] }
    })
    return done.ok ? done.response : showMerge(c, house, done.errors, number, isChanged)
  })

  app.post(`${at}/unmerge`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'report'>(c, 'id')
    const done = await submitOnce(c, house, { form: `reports.unmerge:${id}` }, async (tx) => {
      const unmerged = await unmergeReport(tx, house, staff, id)
      return unmerged.ok
        ? { location: `${reportPath(id)}?done=unmerged` }
        : { errors: [{ field: '', message: t.problems[unmerged.reason] }] }
    })
    return done.ok ? done.response : showMerge(c, house, done.errors)
  })
}

async function otherOf(house: House, { other, number }: z.output<typeof mergeForm>): Promise<ReportId | undefined> {
  if (other) return parseId<'report'>(other)
  const parsed = parseReportNumber(number ?? '')
  return parsed && (await house.db.read((tx) => findByNumber(tx, parsed)))?.id
}

async function showMerge(
  c: Ctx,
  house: House,
  errors: readonly FieldError[] = [],
  typed?: string,
  isChanged = false,
): Promise<Response> {
  const staff = requireStaff(c, may.handle)
  const id = idIn<'report'>(c, 'id')
  const { view, candidates } = await house.db.transact(async (tx) => {
    const seen = await reportView(tx, house, staff, id)
    const found = seen.root ? [] : await candidatesFor(tx, house, staff, seen.report)
    const people = [seen.report.reporterPersonId, ...found.map(({ reporter }) => reporter)]
    await recordAudits(tx, { actor: staff, action: 'reports.report.compare', subject: subject(id), reason: 'duty' }, [
      ...new Set(people.flatMap((person) => person ?? [])),
    ])
    return { view: seen, candidates: found }
  })
  return staffPage(
    c,
    house,
    {
      title: `${view.report.number} ${t.title}`,
      heading: t.title,
      current: boardPath,
      crumbs: [
        { href: boardPath, label: deskTexts.board.title },
        { href: reportPath(id), label: view.report.number },
      ],
      errors,
      styles: ['report-desk.css'],
      ...(isChanged && { status: 409 as const }),
    },
    <MergePage view={view} candidates={candidates} typed={typed} />,
  )
}
