import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { idsOfPerson } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import {
  clientAddress,
  type Ctx,
  type HttpEnv,
  limitRate,
  readForm,
  requireResident,
  submitOnce,
} from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { openReservation } from '../booking/actions/open-reservation.ts'
import { type RegistrantId, registrantsOf } from '../registrants/index.ts'
import { endFeed, makeFeed } from './actions/keep-feeds.ts'
import { readFeed, readOne } from './actions/read-feed.ts'
import { tokenOf } from './actions/token.ts'
import { CalendarPage, type FeedShown } from './pages/calendar-page.tsx'
import { feedsOf } from './store/feeds.ts'
import { feedTexts } from './text/index.ts'

// A calendar asks a few times a day; many of them come from one network.
const readsPerMinute = 20
const readsPerMinuteOfNetwork = 240

/** Reservations in the calendars of those whose they are. */
export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/calendar', (c) => calendarPage(c, house))
  app.post('/calendar', (c) => keep(c, house, 'make'))
  app.post('/calendar/removal', (c) => keep(c, house, 'end'))
  app.get('/calendar/feeds/:file', (c) => feed(c, house))
  app.get('/reservations/:id/calendar', (c) => one(c, house))
}

async function calendarPage(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const lang = c.get('lang')
  const { held, feeds } = await house.db.read(async (tx) => ({
    held: await registrantsOf(tx, resident.personId, house.clock.today()),
    feeds: await feedsOf(tx, await idsOfPerson(tx, resident.personId)),
  }))
  const shownOf = (group?: { id: RegistrantId; name: string }): FeedShown => {
    const known = feeds.find(({ registrantId }) => registrantId === (group?.id ?? null))
    return {
      ...(group && { group: { id: group.id, name: group.name } }),
      ...(known && { feed: { address: addressOf(house, known.id), madeAt: known.madeAt } }),
    }
  }
  const groups = held.filter(({ registrant, rights }) => registrant.kind === 'group' && rights.has('read'))
  const t = feedTexts(lang)
  return residentPage(
    c,
    house,
    {
      title: t.title,
      styles: ['forms.css'],
      crumbs: [{ href: '/reservations', label: t.mine }],
      robots: 'noindex',
    },
    <CalendarPage lang={lang} shown={[shownOf(), ...groups.map(({ registrant }) => shownOf(registrant))]} />,
  )
}

const addressOf = (house: House, id: Parameters<typeof tokenOf>[1]): string =>
  `${house.config.publicUrl}/calendar/feeds/${tokenOf(house, id)}.ics`

const keepForm = z.object({ of: z.string().default('') })

async function keep(c: Ctx, house: House, deed: 'make' | 'end'): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const form = await readForm(c, keepForm)
  const of = form.ok ? form.value.of : ''
  const registrantId = of === 'all' ? null : parseId<'registrant'>(of)
  if (registrantId === undefined) throw new NotFound('registrant')
  const done = await submitOnce(c, house, { form: `reservations.calendar-${deed}:${of}` }, async (tx) => {
    if (deed === 'make') await makeFeed(tx, house, resident, { registrantId, lang: c.get('lang') })
    else await endFeed(tx, house, resident, registrantId)
    return { location: '/calendar' }
  })
  return done.ok ? done.response : calendarPage(c, house)
}

/** For programs, which show nothing but this address. */
async function feed(c: Ctx, house: House): Promise<Response> {
  const network = clientAddress(c, house.config)
  await limitRate(house, { scope: 'reservations.feed.network', key: network, perMinute: readsPerMinuteOfNetwork })
  const token = /^([\w-]{43})\.ics$/.exec(c.req.param('file') ?? '')?.[1]
  if (!token) throw new NotFound('feed')
  await limitRate(house, { scope: 'reservations.feed', key: token, perMinute: readsPerMinute })
  const text = await house.db.read((tx) => readFeed(tx, house, token))
  if (text === undefined) throw new NotFound('feed')
  const tag = `W/"${createHash('sha256').update(text).digest('base64url')}"`
  const headers = { ETag: tag, 'Cache-Control': 'private, no-cache' }
  return isKnown(c.req.header('if-none-match'), tag)
    ? c.body(null, 304, headers)
    : c.body(text, 200, { ...headers, 'Content-Type': 'text/calendar; charset=utf-8' })
}

/** RFC 9110 13.1.2: tags that were seen, compared weakly. */
function isKnown(seen: string | undefined, tag: string): boolean {
  const tags = (seen ?? '').split(',').map((text) => text.trim().replace(/^W\//, ''))
  return tags.includes('*') || tags.includes(tag.replace(/^W\//, ''))
}

async function one(c: Ctx, house: House): Promise<Response> {
  const resident = requireResident(c, 'verified')
  const id = parseId<'reservation'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('reservation')
  const lang = c.get('lang')
  const text = await house.db.read(async (tx) => {
    await openReservation(tx, house, resident, { id, right: 'read' })
    return readOne(tx, house, lang, id)
  })
  if (text === undefined) throw new NotFound('reservation')
  return c.body(text, 200, {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'attachment; filename="reservation.ics"',
    'Cache-Control': 'private, no-store',
  })
}
