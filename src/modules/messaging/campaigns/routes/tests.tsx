import type { Hono } from 'hono'
import { z } from 'zod'
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
import { staffPage } from '#platform/ui/index.ts'
import { campaignsPath, testsPath } from '../pages/paths.ts'
import { TestsPage } from '../pages/tests-page.tsx'
import { campaignPermissions as may } from '../permissions.ts'
import { confirmAddress, registerAddress, removeAddress } from '../tests/register.ts'
import { recipientsOf } from '../tests/store.ts'
import { campaignTexts } from '../text/index.ts'
import { idIn } from './ids.ts'

const t = campaignTexts.tests

const addressForm = z.looseObject({ channel: field.choice(['mail', 'line']), address: field.text(320) })

/** The own addresses for tests. */
export function testRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(testsPath, (c) => show(c, house))

  app.post(testsPath, async (c) => {
    const staff = requireStaff(c, may.write)
    const form = await readForm(c, addressForm)
    if (!form.ok) return show(c, house, form.errors, form.raw)
    const done = await submitOnce(c, house, { form: 'messaging.test-address' }, async (tx) => {
      const registered = await registerAddress(tx, house, staff, form.value)
      return registered.ok
        ? { location: `${testsPath}?done=sent` }
        : { errors: [{ field: 'address', message: t.problems[registered.reason] }] }
    })
    return done.ok ? done.response : show(c, house, done.errors, form.raw)
  })

  app.post(`${testsPath}/:id/code`, async (c) => {
    const staff = requireStaff(c, may.write)
    const id = idIn<'test-recipient'>(c, 'id')
    const form = await readForm(c, z.looseObject({}))
    const [name = '', code = ''] =
      Object.entries(form.raw)
        .find(([key]) => key.startsWith('code-'))
        ?.map((part) => String(part)) ?? []
    // A wrong code is counted, so it is answered like a deed that was done.
    const done = await submitOnce(c, house, { form: `messaging.test-code:${id}` }, async (tx) => {
      const said = await confirmAddress(tx, house, staff, { id, code })
      return { location: `${testsPath}?${said === 'confirmed' ? 'done=confirmed' : `wrong=${said}&at=${name}`}` }
    })
    return done.ok ? done.response : show(c, house, done.errors)
  })

  app.post(`${testsPath}/:id/removal`, async (c) => {
    const staff = requireStaff(c, may.write)
    const id = idIn<'test-recipient'>(c, 'id')
    const done = await submitOnce(c, house, { form: `messaging.test-removal:${id}` }, async (tx) => {
      await removeAddress(tx, house, staff, id)
      return { location: `${testsPath}?done=removed` }
    })
    return done.ok ? done.response : show(c, house, done.errors)
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = [], raw: Raw = {}): Promise<Response> {
  const staff = requireStaff(c, may.write)
  const own = await house.db.read((tx) => recipientsOf(tx, staff.staffId))
  const done = (['sent', 'confirmed', 'removed'] as const).find((one) => one === c.req.query('done'))
  const wrong = (['wrong', 'spent', 'late'] as const).find((one) => one === c.req.query('wrong'))
  const at = own.find(({ channel }) => `code-${channel}` === c.req.query('at'))
  const told = wrong && at ? [{ field: `code-${at.channel}`, message: t.problems[wrong] }] : []
  return staffPage(
    c,
    house,
    {
      title: t.title,
      current: campaignsPath,
      crumbs: [{ href: campaignsPath, label: campaignTexts.title }],
      errors: [...errors, ...told],
    },
    <TestsPage own={own} typed={raw} done={done} />,
  )
}
