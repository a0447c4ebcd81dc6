import type { Hono } from 'hono'
import { staffNames } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import {
  type Ctx,
  type FieldError,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { newId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { dayAfter, outagesSince, recordOutage, wardCalendar } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { outageForm, outageOf, outageProblem } from './form.ts'
import { OutagesPage } from './page.tsx'
import { outageTexts as t } from './text.ts'

export const outagePermission = 'operations.outages.record'

const page = '/staff/outages'

export function outageRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(page, (c) => show(c, house))

  app.post(page, async (c) => {
    const staff = requireStaff(c, outagePermission)
    const form = await readForm(c, outageForm)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    const outage = outageOf(form.value)
    const problem = outageProblem(outage, house.clock.now())
    if (problem) return show(c, house, [problem], form.raw)
    const done = await submitOnce(c, house, { form: 'operations.outage' }, async (tx) => {
      const id = newId<'outage'>()
      const isNew = await recordOutage(tx, { id, ...outage, reason: form.value.reason, staffId: staff.staffId })
      if (!isNew) return { errors: [{ field: 'beganAt', message: t.errors.overlap }] }
      const subject = { kind: 'operations.outage', id }
      await recordAudit(tx, { actor: staff, action: 'operations.outage.record', subject })
      return { location: `${page}?done=recorded` }
    })
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = [], typed: Raw = {}): Promise<Response> {
  requireStaff(c, outagePermission)
  const { outages, names } = await house.db.read(async (tx) => {
    const found = await outagesSince(tx, house.clock.today().subtract({ days: 365 }))
    return {
      outages: found.toReversed(),
      names: await staffNames(
        tx,
        found.map(({ staffId }) => staffId),
      ),
    }
  })
  const calendar = wardCalendar(house.profile)
  const [newest] = outages.toSorted((a, b) => Temporal.Instant.compare(b.recordedAt, a.recordedAt))
  return staffPage(
    c,
    house,
    { title: t.title, current: page, errors },
    <OutagesPage
      outages={outages.map((outage) => ({
        ...outage,
        movedTo: dayAfter(outage, calendar),
        who: names.get(outage.staffId),
      }))}
      typed={typed}
      recorded={c.req.query('done') === 'recorded' && newest ? dayAfter(newest, calendar) : undefined}
    />,
  )
}
