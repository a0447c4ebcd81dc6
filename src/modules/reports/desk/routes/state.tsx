import type { Hono } from 'hono'
import { z } from 'zod'
import { type FieldError, field, type HttpEnv, readForm, requireStaff, submitOnce } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki } from '#platform/time/index.ts'
import { type ReportState, reportPermissions as may, reportStates } from '../../record/index.ts'
import { changeState } from '../actions/change-state.ts'
import { withPicture } from '../actions/keep-picture.ts'
import { handOverMethods, type StateWish } from '../domain/state-wish.ts'
import { boardPath, reportPath } from '../pages/paths.ts'
import { deskTexts, photoProblem } from '../text/index.ts'
import { reportView } from '../view.ts'
import { showCase } from './case.tsx'
import { idIn } from './ids.ts'

const t = deskTexts.report

const optionalDay = z
  .string()
  .default('')
  .transform((typed, context): Temporal.PlainDate | undefined => {
    if (typed.trim() === '') return undefined
    const day = parseWareki(typed)
    if (day) return day
    context.addIssue({ code: 'custom', message: 'not_a_date' })
    return z.NEVER
  })

const stateForm = z.object({
  version: z.coerce.number().int().catch(0),
  step: z.coerce.number().int().catch(0),
  deed: z.string().default('move'),
  to: z.string().default(''),
  template: z.string().default(''),
  said: field.optionalText(4000),
  note: field.optionalText(3000),
  reason: field.optionalText(60),
  expected: optionalDay,
  body: field.optionalText(60),
  reference: field.optionalText(100),
  method: z.enum(handOverMethods).optional().catch(undefined),
  withoutPicture: field.optionalText(200),
  showPhoto: field.ticked(),
  photo: z.instanceof(File).optional().catch(undefined),
})

/** A report goes to another state. */
export function stateRoutes(app: Hono<HttpEnv>, house: House): void {
  app.post(`${boardPath}/:id/state`, async (c) => {
    const staff = requireStaff(c, may.handle)
    const id = idIn<'report'>(c, 'id')
    const form = await readForm(c, stateForm)
    const { raw } = form
    if (!form.ok) return showCase(c, house, { errors: form.errors, typed: raw })
    const { value } = form
    if (value.deed === 'fill') {
      const { templates } = await house.db.read((tx) => reportView(tx, house, staff, id))
      const chosen = templates.find(({ code }) => code === value.template)
      // What was typed stays: the template comes behind it.
      const said = [value.said, chosen?.text].filter(Boolean).join('\n')
      return showCase(c, house, { typed: { ...raw, said, ...(chosen && !value.to && { to: chosen.to }) } })
    }
    const to = reportStates.find((one) => one === value.to)
    if (!to) return showCase(c, house, { errors: [{ field: 'to', message: t.problems.to }], typed: raw })
    let isChanged = false
    const done = await withPicture(house, staff, value.photo, async (photo, kept) => {
      const submitted = await submitOnce(c, house, { form: `reports.state:${id}` }, async (tx) => {
        const moved = await changeState(tx, house, staff, {
          id,
          seen: value.version,
          wish: wishOf(to, value),
          photo: photo && { photo, isShown: value.showPhoto && staff.permissions.has(may.moderate) },
        })
        if (moved.ok) {
          kept()
          return { location: `${reportPath(id)}?done=moved` }
        }
        if (moved.reason === 'changed') {
          isChanged = true
          return { errors: [{ field: '', message: t.changedMeanwhile }] }
        }
        return {
          errors: moved.problems.map(({ field: at, why }): FieldError => ({ field: at, message: t.problems[why] })),
        }
      })
      return submitted
    })
    if ('refused' in done)
      return showCase(c, house, { errors: [{ field: 'photo', message: photoProblem(done.refused) }], typed: raw })
    if (done.ok) return done.response
    // A browser does not send a file twice.
    const again = value.photo && value.photo.size > 0 && !done.errors.some(({ field: at }) => at === 'photo')
    const errors = again ? [...done.errors, { field: 'photo', message: t.problems.photoAgain }] : done.errors
    return showCase(c, house, { errors, typed: raw, seenStep: isChanged ? value.step : undefined })
  })
}

function wishOf(to: ReportState, value: z.output<typeof stateForm>): StateWish {
  const { reason, said, note, expected, body, reference, method, withoutPicture } = value
  return { to, reason, said, note, expectedOn: expected, body, reference, method, withoutPicture }
}
