import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import {
  clientAddress,
  type Ctx,
  type HttpEnv,
  limitRate,
  readForm,
  requireResident,
  seeOther,
  submitOnce,
} from '#platform/http/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { readStopToken, type Stop } from '../actions/stop-token.ts'
import { byLink, isStopped, standingOfStop, turn } from '../actions/stop.ts'
import { nameOfStop } from '../actions/why.ts'
import { readStoppable, type Stoppable, writeStoppable } from '../domain/stoppable.ts'
import { DeadStop, StopPage } from '../pages/stop-page.tsx'
import { stoppingTexts } from '../text/stopping.ts'

const stopForm = z.object({ what: z.string().default(''), to: z.enum(['stop', 'resume']) })

const usesPerMinute = 30

export function stopRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/messages/stop', (c) => showOwn(c, house))
  app.post('/messages/stop', (c) => turnOwn(c, house))
  app.get('/messages/stop/:token', (c) => showLinked(c, house))
  app.post('/messages/stop/:token', (c) => turnLinked(c, house))
  app.get('/callbacks/messages/stop/:token', (c) => seeOther(c, `/messages/stop/${c.req.param('token')}`))
  app.post('/callbacks/messages/stop/:token', (c) => stopAtOnce(c, house))
}

/** `/messages/stop?what=topic:events`, as it stands in a LINE message to many. */
async function showOwn(c: Ctx, house: House): Promise<Response> {
  const { personId } = requireResident(c, 'verified')
  const what = readStoppable(c.req.query('what') ?? '')
  if (!what || standingOfStop(house, what) === 'unknown') throw new NotFound('stoppable')
  return stopPage(c, house, { personId, what, action: '/messages/stop' })
}

async function turnOwn(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const form = await readForm(c, stopForm)
  const what = form.ok ? readStoppable(form.value.what) : undefined
  if (!form.ok || !what || standingOfStop(house, what) === 'unknown') throw new NotFound('stoppable')
  const { to } = form.value
  const { personId } = resident
  const done = await submitOnce(c, house, { form: `messaging.stop:${writeStoppable(what)}` }, async (tx) => {
    await turn(tx, house, resident, { personId, what, to })
    return { location: `/messages/stop?what=${writeStoppable(what)}&done=${to}` }
  })
  return done.ok ? done.response : showOwn(c, house)
}

async function showLinked(c: Ctx, house: House): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const stop = await liveStop(c, house, token)
  if (typeof stop === 'string') return deadStop(c, house, stop)
  return stopPage(c, house, { ...stop, action: `/messages/stop/${token}` })
}

async function turnLinked(c: Ctx, house: House): Promise<Response> {
  const token = c.req.param('token') ?? ''
  const stop = await liveStop(c, house, token)
  if (typeof stop === 'string') return deadStop(c, house, stop)
  const form = await readForm(c, stopForm)
  if (!form.ok) return showLinked(c, house)
  const { to } = form.value
  const done = await submitOnce(c, house, { form: 'messaging.stop-link' }, async (tx) => {
    await turn(tx, house, byLink, { personId: stop.personId, what: stop.what, to })
    return { location: `/messages/stop/${token}?done=${to}` }
  })
  return done.ok ? done.response : showLinked(c, house)
}

/** RFC 8058: the mail program sends this, without a session, and shows nothing of the answer. */
async function stopAtOnce(c: Ctx, house: House): Promise<Response> {
  const stop = await liveStop(c, house, c.req.param('token') ?? '')
  if (typeof stop === 'string') throw new NotFound('stop link')
  await house.db.transact((tx) => turn(tx, house, byLink, { personId: stop.personId, what: stop.what, to: 'stop' }))
  return c.body(null, 204)
}

async function liveStop(c: Ctx, house: House, token: string): Promise<Stop | 'over' | 'unknown'> {
  const key = clientAddress(c, house.config)
  await limitRate(house, { scope: 'messaging.stop-link', key, perMinute: usesPerMinute })
  const stop = readStopToken(house.config.secret, token)
  if (!stop || standingOfStop(house, stop.what) === 'unknown') return 'unknown'
  return Temporal.PlainDate.compare(house.clock.today(), stop.until) > 0 ? 'over' : stop
}

const deadStop = (c: Ctx, house: House, why: 'over' | 'unknown'): Response => {
  const lang = c.get('lang')
  const status = why === 'over' ? 410 : 404
  return residentPage(
    c,
    house,
    { title: stoppingTexts(lang).title, robots: 'noindex', status },
    <DeadStop lang={lang} why={why} />,
  )
}

async function stopPage(
  c: Ctx,
  house: House,
  { personId, what, action }: { personId: PersonId; what: Stoppable; action: string },
): Promise<Response> {
  const lang = c.get('lang')
  const stopped = await house.db.read((tx) => isStopped(tx, personId, what))
  const asked = c.req.query('done')
  const done = asked === 'stop' && stopped ? 'stop' : asked === 'resume' && !stopped ? 'resume' : undefined
  return residentPage(
    c,
    house,
    { title: stoppingTexts(lang).title, robots: 'noindex' },
    <StopPage
      lang={lang}
      about={nameOfStop(house, lang, what)}
      state={standingOfStop(house, what) === 'statutory' ? 'statutory' : stopped ? 'stopped' : 'comes'}
      done={done}
      action={action}
      what={action === '/messages/stop' ? writeStoppable(what) : undefined}
      isTopic={'topic' in what}
    />,
  )
}
