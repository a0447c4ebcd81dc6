import type { Hono } from 'hono'
import { z } from 'zod'
import { namesOfOrganisations } from '#modules/organisations/index.ts'
import { staffNames } from '#modules/people/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  type Raw,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { addWorker, dropWorker } from '../actions/workers.ts'
import { facilitiesPath, workersPath } from '../pages/say.tsx'
import { WorkersPage } from '../pages/workers-page.tsx'
import { deskPermissions } from '../permissions.ts'
import { operatorsOf, workersOf } from '../store/workers.ts'
import { deskTexts } from '../text.ts'
import { workerTexts as t } from '../worker-text.ts'
import { idIn } from './at-desk.ts'

const workerForm = z.looseObject({
  operator: z.string({ error: t.problems.operator }).min(1, { error: t.problems.operator }),
  number: field.text(20),
})

/** Who of a 指定管理者 works at its facilities: the office's to say. */
export function workerRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(workersPath, (c) => page(c, house))
  app.post(workersPath, async (c) => {
    const staff = requireStaff(c, deskPermissions.keep)
    const form = await readForm(c, workerForm)
    if (!form.ok) return page(c, house, form.errors, form.raw)
    const operatorId = parseId<'organisation'>(form.value.operator)
    if (!operatorId) return page(c, house, [{ field: 'operator', message: t.problems.operator }], form.raw)
    const done = await submitOnce(c, house, { form: 'reservations.operator-worker' }, async (tx) => {
      const answer = await addWorker(tx, house, staff, { operatorId, staffNumber: form.value.number })
      if (answer === 'added') return { location: workersPath }
      return { errors: [{ field: 'number', message: t.problems[answer] }] }
    })
    return done.ok ? done.response : page(c, house, done.errors, form.raw)
  })
  app.post(`${workersPath}/:operator/:worker/end`, async (c) => {
    const staff = requireStaff(c, deskPermissions.keep)
    const which = { operatorId: idIn<'organisation'>(c, 'operator'), staffId: idIn<'staff'>(c, 'worker') }
    const form = `reservations.operator-worker-end:${which.operatorId}:${which.staffId}`
    const done = await submitOnce(c, house, { form }, async (tx) => {
      await dropWorker(tx, house, staff, which)
      return { location: workersPath }
    })
    return done.ok ? done.response : page(c, house, done.errors)
  })
}

async function page(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, deskPermissions.keep)
  const today = house.clock.today()
  const found = await house.db.read(async (tx) => {
    const operators = (await operatorsOf(tx, staff, today)).map(({ id }) => id)
    const workers = await workersOf(tx, operators, today)
    return {
      workers,
      operators: await namesOfOrganisations(tx, operators),
      names: await staffNames(
        tx,
        workers.map(({ staffId }) => staffId),
      ),
    }
  })
  return staffPage(
    c,
    house,
    {
      title: t.title,
      current: facilitiesPath,
      crumbs: [{ href: facilitiesPath, label: deskTexts.title }],
      errors,
    },
    <WorkersPage {...found} typed={(name) => (typeof raw[name] === 'string' ? raw[name] : undefined)} />,
  )
}
