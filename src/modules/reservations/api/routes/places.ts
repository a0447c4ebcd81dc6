import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readCursor, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { knownWard } from '../../known-ward.ts'
import { placeWords, type Space } from '../../places/index.ts'
import { matches } from '../../vacancies/domain/match.ts'
import { readQuery, type VacancyQuery } from '../../vacancies/domain/query.ts'
import { facilityBody, spaceBody } from '../bodies.ts'

const pageSize = 50

/** Facilities and their spaces: the same for everybody. */
export function placesApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/facilities', async (c) => {
    const query = queryOf(c, house)
    const spaces = (await standing(house)).filter((space) => matches(space, query))
    const facilities = [...new Map(spaces.map(({ facility }) => [facility.slug, facility])).values()]
    const page = pageOf(c, house, 'reservations.facilities', facilities, ({ slug }) => slug)
    return c.json({ facilities: page.shown.map(facilityBody), next: page.next })
  })

  app.get('/facilities/:facility', async (c) => {
    const spaces = (await standing(house)).filter(({ facility }) => facility.slug === c.req.param('facility'))
    const [first] = spaces
    if (!first) throw new NotFound('facility')
    return c.json({ ...facilityBody(first.facility), spaces: spaces.map(spaceBody) })
  })

  app.get('/spaces', async (c) => {
    const query = queryOf(c, house)
    const spaces = (await standing(house)).filter((space) => matches(space, query))
    const page = pageOf(c, house, 'reservations.spaces', spaces, ({ id }) => id)
    return c.json({ spaces: page.shown.map(spaceBody), next: page.next })
  })

  app.get('/spaces/:space', async (c) => {
    const space = (await standing(house)).find(({ id }) => String(id) === c.req.param('space'))
    if (!space) throw new NotFound('space')
    return c.json(spaceBody(space))
  })
}

/** What an address asks for, in the names of the page `/vacancies`. 404 where no places are lent. */
export function queryOf(c: Ctx, house: House): VacancyQuery {
  const words = placeWords(house)
  if (!words) throw new NotFound('places')
  return readQuery(new URL(c.req.url).searchParams, words, house.clock.today())
}

async function standing(house: House): Promise<Space[]> {
  const ward = await house.db.read((tx) => knownWard(tx, house))
  const today = house.clock.today()
  return [...ward.spaces.values()].filter(({ until }) => !until || Temporal.PlainDate.compare(today, until) < 0)
}

/** The page after the cursor's row; from the start where that row is not there any more. */
function pageOf<Row>(c: Ctx, house: House, list: string, rows: readonly Row[], keyOf: (row: Row) => string | number) {
  const [after] = readCursor(house, list, c.req.query('after')) ?? []
  const from = after === undefined ? 0 : rows.findIndex((row) => keyOf(row) === after) + 1
  const shown = rows.slice(from, from + pageSize)
  const last = shown.at(-1)
  const hasMore = rows.length > from + pageSize && last !== undefined
  return { shown, next: hasMore ? writeCursor(house, list, [keyOf(last)]) : null }
}
