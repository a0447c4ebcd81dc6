import type { Context } from 'hono'
import type { Site } from '../site/site.ts'
import type { World } from '../world/world.ts'
import { type Filed, loginForm, type PortalOffice, statusForm } from './office.ts'

/** 電子申請等情報受取等API: sign in, list, get by 受付番号, look at and send the 処理状況. */
export const mountReceiveInfo = (app: Site, world: World, office: PortalOffice): void => {
  const log = (text: string) => world.calls.record('マイナポータル', text)

  app.use('/receiveinfo/v1/*', async (c, next) => {
    if (office.faults.isDown) return c.json({ error: 'maintenance' }, 503)
    const bearer = /^Bearer (.+)$/.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    const isLogin = c.req.path.endsWith('/login')
    if (!isLogin && !office.isSignedIn(bearer)) return c.json({ error: 'not_signed_in' }, 401)
    return next()
  })

  app.post('/receiveinfo/v1/login', async (c) => {
    const given = loginForm.safeParse(await jsonOf(c))
    const isRight = given.success && given.data.password === world.settings.mynaportalKey
    return isRight ? c.json({ token: office.signIn() }) : c.json({ error: 'wrong_password' }, 401)
  })

  app.get('/receiveinfo/v1/applications', (c) => {
    const applications = office
      .open()
      .map(({ number, form, filedAt }) => ({ number, form, filed_at: filedAt.toString() }))
    return c.json({ applications })
  })

  app.get('/receiveinfo/v1/applications/:number', (c) => {
    const filed = office.find(c.req.param('number'))
    if (!filed) return c.json({ error: 'unknown_number' }, 404)
    log('申請データの取得')
    return c.json(office.faults.garbles ? { ...detailOf(filed), items: '壊れています' } : detailOf(filed))
  })

  app.get('/receiveinfo/v1/applications/:number/status', (c) => {
    const filed = office.find(c.req.param('number'))
    if (!filed) return c.json({ error: 'unknown_number' }, 404)
    return c.json({ status: filed.course.at(-1)?.status ?? null })
  })

  app.post('/receiveinfo/v1/applications/:number/status', async (c) => {
    const given = statusForm.safeParse(await jsonOf(c))
    const key = c.req.header('idempotency-key') ?? ''
    if (!given.success || key === '') return c.json({ error: 'invalid' }, 400)
    await world.clock.refresh()
    const said = office.say(c.req.param('number'), key, given.data.status, world.clock.now())
    if (said === 'unknown_number') return c.json({ error: 'unknown_number' }, 404)
    log(`処理状況　${given.data.status}${said === 'known' ? '（同じもの）' : ''}`)
    if (office.faults.losesAnswers) return c.json({ error: 'lost' }, 502)
    return c.json({ status: given.data.status })
  })
}

const detailOf = ({ number, form, filedAt, applicant, items, attachments }: Filed) => ({
  number,
  form,
  filed_at: filedAt.toString(),
  applicant,
  items,
  attachments,
})

const jsonOf = (c: Context): Promise<unknown> => c.req.json<unknown>().catch(() => undefined)
