import type { Hono } from 'hono'
import { z } from 'zod'
import { deviceOf } from '#platform/auth/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  type Ctx,
  type FieldError,
  field,
  type HttpEnv,
  readForm,
  requireResident,
  submitOnce,
} from '#platform/http/index.ts'
import { plainText } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { addDevice, removeDevice } from './actions/devices.ts'
import { AboutPush, PushDevices } from './pages/push-devices.tsx'
import { devicesOf } from './store/subscriptions.ts'
import { pushTexts } from './text/index.ts'
import { vapidOf } from './vapid.ts'

const deviceForm = z.object({ endpoint: field.text(1000), p256dh: field.text(100), auth: field.text(100) })
const said = ['added', 'ended'] as const

export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages/push', (c) => show(c, house))

  app.post('/messages/push', async (c) => {
    const resident = requireResident(c, 'verified')
    const lang = c.get('lang')
    const t = pushTexts(lang)
    const form = await readForm(c, deviceForm)
    if (!form.ok) return show(c, house, [{ field: 'push', message: t.problems.not_a_browser }])
    const label = deviceOf(c.req.header('user-agent')) ?? plainText(t.unknownDevice)
    const done = await submitOnce(c, house, { form: 'messaging.push' }, async (tx) => {
      const added = await addDevice(tx, house, resident, { subscription: form.value, label, lang })
      return added.ok
        ? { location: '/messages/push?done=added' }
        : { errors: [{ field: 'push', message: t.problems[added.reason] }] }
    })
    return done.ok ? done.response : show(c, house, done.errors)
  })

  app.post('/messages/push/:id/end', async (c) => {
    const resident = requireResident(c, 'verified')
    const id = parseId<'push-subscription'>(c.req.param('id'))
    if (!id) throw new NotFound('device')
    const done = await submitOnce(c, house, { form: `messaging.push-end:${id}` }, async (tx) => {
      await removeDevice(tx, house, resident, id)
      return { location: '/messages/push?done=ended' }
    })
    return done.ok ? done.response : show(c, house, done.errors)
  })
}

async function show(c: Ctx, house: House, errors: readonly FieldError[] = []): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const lang = c.get('lang')
  const devices = await house.db.read((tx) => devicesOf(tx, personId))
  return residentPage(
    c,
    house,
    {
      title: pushTexts(lang).title,
      back: '/messages',
      errors,
      islands: ['push'],
      aside: <AboutPush lang={lang} />,
    },
    <PushDevices
      lang={lang}
      devices={devices}
      publicKey={vapidOf(house.config).publicKey}
      done={said.find((one) => one === c.req.query('done'))}
    />,
  )
}
