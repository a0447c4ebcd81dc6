import type { Hono } from 'hono'
import { z } from 'zod'
import {
  type Ctx,
  field,
  type FieldError,
  type HttpEnv,
  readForm,
  requireStaff,
  submitOnce,
} from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { parseWareki, wardTimeZone } from '#platform/time/index.ts'
import { staffPage } from '#platform/ui/index.ts'
import { knownWard } from '../../known-ward.ts'
import { type Raw, typedIn } from '../../registrants/routes/ids.ts'
import { mostShown, seeReservations } from '../actions/affected.ts'
import { makeClosure } from '../actions/make.ts'
import { readTimes } from '../domain/read-times.ts'
import { cutsOf, openToWeather } from '../domain/weather.ts'
import { closuresPath } from '../pages/say.ts'
import { WeatherPage } from '../pages/weather-page.tsx'
import { closurePermissions } from '../permissions.ts'
import { reservationsWithin } from '../store/affected.ts'
import { requireFacility } from '../store/own-facilities.ts'
import { staffTexts as t } from '../text/staff.ts'
import { homeCrumb, spacesOf } from './staff.tsx'
import { timesInForm } from './typed.ts'

const path = `${closuresPath}/weather`

/** Rain: the grounds of a house are called off for the rest of the day. */
export function weatherRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get(path, (c) =>
    page(c, house, { slug: c.req.query('facility') ?? '', day: parseWareki(c.req.query('day') ?? '') }),
  )
  app.post(path, (c) => callOff(c, house))
}

type Showing = {
  slug: string
  day: Temporal.PlainDate | undefined
  raw?: Raw
  chosen?: readonly string[]
  errors?: readonly FieldError[]
}

async function page(c: Ctx, house: House, { slug, day, raw = {}, chosen, errors = [] }: Showing): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.handle)
  const today = house.clock.today()
  const on = day && Temporal.PlainDate.compare(day, today) >= 0 ? day : today
  const now = on.equals(today) ? house.clock.now().toZonedDateTimeISO(wardTimeZone).toPlainTime() : undefined
  const shown = await house.db.transact(async (tx) => {
    const facility = await requireFacility(tx, staff, { slug }, today)
    const ward = await knownWard(tx, house)
    const spaces = openToWeather(ward, spacesOf(ward, facility), on)
    const cuts = cutsOf(ward, spaces, { day: on, now })
    const times = {
      facilityId: facility.id,
      spaces: spaces.map(({ id }) => id),
      first: on,
      last: on,
      weekdays: [on.dayOfWeek],
    }
    const found = await reservationsWithin(tx, times, mostShown)
    return { facility, spaces, cuts, seen: await seeReservations(tx, house, staff, found) }
  })
  return staffPage(
    c,
    house,
    {
      title: t.weather.title,
      heading: `${shown.facility.name}：${t.weather.title}`,
      current: closuresPath,
      crumbs: [homeCrumb],
      errors,
    },
    <WeatherPage {...shown} day={on} chosen={chosen} given={typedIn(raw)} />,
  )
}

const weatherForm = z.object({ facility: z.string().default(''), day: z.string().default(''), reason: field.text(500) })

async function callOff(c: Ctx, house: House): Promise<Response> {
  const staff = requireStaff(c, closurePermissions.handle)
  const form = await readForm(c, weatherForm, { lists: ['spaces'] })
  const typed = timesInForm(form.raw)
  const slug = String(form.raw.facility ?? '')
  const day = parseWareki(String(form.raw.day ?? ''))
  const again = (errors: readonly FieldError[]) =>
    page(c, house, { slug, day, raw: form.raw, chosen: typed.spaces, errors })
  if (!form.ok) return again(form.errors)
  const { reason } = form.value
  const today = house.clock.today()
  const done = await submitOnce(c, house, { form: 'reservations.weather' }, async (tx) => {
    const facility = await requireFacility(tx, staff, { slug }, today)
    const ward = await knownWard(tx, house)
    const open = day ? openToWeather(ward, spacesOf(ward, facility), day) : []
    const asked = { ...typed, first: day?.toString() ?? '', last: '', weekdays: [String(day?.dayOfWeek ?? 0)] }
    const read = readTimes(asked, { facilityId: facility.id, known: new Set(open.map(({ id }) => id)), today })
    if (!read.ok) return { errors: [{ field: read.field, message: t.problems[read.why] }] }
    const { length } = await reservationsWithin(tx, read.times, mostShown)
    const id = await makeClosure(tx, house, staff, { ...read.times, kind: 'weather', reason, hits: length })
    return { location: `${closuresPath}/${id}` }
  })
  return done.ok ? done.response : again(done.errors)
}
