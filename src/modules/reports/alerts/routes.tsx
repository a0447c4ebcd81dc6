import type { Hono } from 'hono'
import { z } from 'zod'
import { NotFound } from '#platform/errors/index.ts'
import { allowMap, type Ctx, field, type FieldError, type HttpEnv, readForm, submitOnce } from '#platform/http/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { Notice, residentPage } from '#platform/ui/index.ts'
import {
  emptyDraft,
  groundOf,
  type PlaceDraft,
  placeDraftOf,
  placeIslands,
  placeStyles,
  soughtPlace,
  stepPlace,
} from '../ground/index.ts'
import { personsOf, readingTexts, requireReader, sayIn } from '../reading/index.ts'
import { requireCatalogue } from '../record/index.ts'
import { subscribe, unsubscribe } from './actions/keep.ts'
import { type ReadWish, readWish } from './actions/read-wish.ts'
import { mostSubscriptions, radii, rhythms } from './domain/subscription.ts'
import { AlertsPage } from './pages.tsx'
import { subscriptionsOf } from './store/subscriptions.ts'
import { alertTexts } from './text/index.ts'

const path = '/reports/alerts'
const sayings = ['added', 'ended'] as const

/** Where people choose of which new reports they are told. */
export function alertRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(path, (c) => show(c, house))
  app.post(path, (c) => add(c, house))
  app.post(`${path}/:id/end`, (c) => end(c, house))
}

type Again = { errors?: readonly FieldError[]; typed?: Readonly<Record<string, string>>; place?: PlaceDraft }

async function show(c: Ctx, house: House, { errors, typed = {}, place = emptyDraft }: Again = {}): Promise<Response> {
  const reader = requireReader(c)
  const lang = c.get('lang')
  const t = alertTexts(lang)
  const subscriptions = await house.db.read(async (tx) => subscriptionsOf(tx, await personsOf(tx, reader)))
  const say = sayIn(house, lang)
  const said = sayings.find((one) => one === c.req.query('said'))
  allowMap(c, house.config)
  return residentPage(
    c,
    house,
    {
      title: say.plain(t.title),
      crumbs: [{ href: '/reports', label: readingTexts(lang).here }],
      styles: ['forms.css', ...placeStyles, 'reports.css'],
      islands: placeIslands,
      robots: 'noindex',
      errors,
    },
    <>
      {said && <Notice kind="success" title={t.said[said]} live />}
      <AlertsPage
        house={house}
        say={say}
        catalogue={requireCatalogue(house)}
        subscriptions={subscriptions}
        place={place}
        typed={typed}
      />
    </>,
  )
}

const form = z.looseObject({
  radius: z.enum(radii.map(String)).or(z.literal('')).default(''),
  group: field.optionalText(60),
  rhythm: field.choice(rhythms),
})

async function add(c: Ctx, house: House): Promise<Response> {
  const actor = requireReader(c)
  const read = await readForm(c, form)
  const typed = Object.fromEntries(Object.entries(read.raw).map(([name, value]) => [name, String(value)]))
  const ground = groundOf(house)
  const step = stepPlace(read.raw, ground) ?? soughtPlace(read.raw, ground)
  if (step) return show(c, house, { typed, place: step })
  const place = placeDraftOf(read.raw, ground)
  if (!read.ok) return show(c, house, { typed, place, errors: read.errors })
  const { radius, rhythm } = read.value
  const group = requireCatalogue(house).groups.find(({ code }) => code === read.value.group)?.code
  const wish = readWish(house, { place, radius: radius ? Number(radius) : undefined, group, rhythm })
  const t = alertTexts(c.get('lang'))
  if (!wish.ok) return show(c, house, { typed, place, errors: [{ field: 'place', message: sayProblem(t, wish) }] })
  const done = await submitOnce(c, house, { form: 'reports.alert' }, async (tx) => {
    const kept = await subscribe(tx, house, actor, wish.wish)
    return kept.ok
      ? { location: `${path}?said=added` }
      : { errors: [{ field: '', message: t.tooMany(String(mostSubscriptions)) }] }
  })
  return done.ok ? done.response : show(c, house, { typed, place, errors: done.errors })
}

function sayProblem(t: ReturnType<typeof alertTexts>, problem: Extract<ReadWish, { ok: false }>): string {
  switch (problem.reason) {
    case 'nothing':
      return t.nothing
    case 'unknown':
      return t.unknown
    case 'outside':
      return t.outside
    case 'several':
      return t.several(problem.names.join('、'))
  }
}

async function end(c: Ctx, house: House): Promise<Response> {
  const actor = requireReader(c)
  const id = parseId<'subscription'>(c.req.param('id') ?? '')
  if (!id) throw new NotFound('subscription')
  const read = await readForm(c, z.looseObject({ from: z.literal('mine').optional() }))
  const back = read.ok && read.value.from ? '/reports/mine' : path
  const done = await submitOnce(c, house, { form: `reports.alert-end:${id}` }, async (tx) => {
    await unsubscribe(tx, actor, id)
    return { location: `${back}?said=ended` }
  })
  return done.ok ? done.response : show(c, house, { errors: done.errors })
}
