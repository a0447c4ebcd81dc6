import type { Hono } from 'hono'
import type { Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { type Ctx, type HttpEnv, readCursor, requireScope, writeCursor } from '#platform/http/index.ts'
import type { House } from '#platform/module/index.ts'
import { isHoliday } from '#platform/time/index.ts'
import { readDay } from '../../booking/domain/chosen.ts'
import { knownWard } from '../../known-ward.ts'
import { searchVacancies, type SpaceDay } from '../../vacancies/actions/search.ts'
import { type Viewer, viewerOf } from '../../vacancies/actions/viewer.ts'
import { daysOf, type VacancyQuery } from '../../vacancies/domain/query.ts'
import { spaceDayBody } from '../bodies.ts'
import { reservationScopes } from '../scopes.ts'
import { queryOf } from './places.ts'

const pageSize = 50
const list = 'reservations.vacancies'

/** What is free. Open to everybody; with a resident's token prices and reception are those of a registration of theirs. */
export function vacanciesApi(app: Hono<HttpEnv>, house: House): void {
  app.get('/vacancies', async (c) => {
    const query = queryOf(c, house)
    const [day, spaceId] = readCursor(house, list, c.req.query('after')) ?? []
    const after = typeof day === 'string' && typeof spaceId === 'number' ? { day, spaceId } : undefined
    const days = daysOf(query, isHoliday)
    const { found, viewer } = await house.db.read(async (tx) => {
      const seenAs = await viewerFor(c, tx, house, query.as)
      return { viewer: seenAs, found: await freeAfter(tx, house, { query, viewer: seenAs, days, after }) }
    })
    const last = found.at(pageSize - 1)
    const next = found.length > pageSize && last ? writeCursor(house, list, [last.day.toString(), last.space.id]) : null
    return c.json({
      from: query.from.toString(),
      until: days.at(-1)?.toString() ?? query.from.toString(),
      registration: viewer.id ?? null,
      vacancies: found.slice(0, pageSize).map(spaceDayBody),
      next,
    })
  })

  app.get('/spaces/:space/days/:day', async (c) => {
    const day = readDay(c.req.param('day'))
    const spaceId = Number(c.req.param('space'))
    if (!day) throw new NotFound('day')
    const found = await house.db.read(async (tx) => {
      const space = (await knownWard(tx, house)).spaces.get(spaceId)
      if (!space) throw new NotFound('space')
      const viewer = await viewerFor(c, tx, house, c.req.query('as'))
      const query: VacancyQuery = {
        ...{ on: [], features: [], access: [], view: 'list', skip: 0 },
        facility: space.facility.slug,
        from: day,
      }
      return (await searchVacancies(tx, house, query, viewer, { days: [day] })).at(spaceId, day)
    })
    return c.json(spaceDayBody(found))
  })
}

async function viewerFor(c: Ctx, tx: Tx, house: House, asked: string | undefined): Promise<Viewer> {
  const actor = c.get('actor')
  if (actor.kind === 'resident') requireScope(c, reservationScopes.read)
  return viewerOf(tx, house, actor, asked)
}

type Asked = {
  query: VacancyQuery
  viewer: Viewer
  days: readonly Temporal.PlainDate[]
  after: { day: string; spaceId: number } | undefined
}

/** Spaces with something free, by day and then in the order of the search: one page and one row more, a statement a day. */
async function freeAfter(tx: Tx, house: House, { query, viewer, days, after }: Asked): Promise<SpaceDay[]> {
  const free: SpaceDay[] = []
  for (const day of days) {
    const text = day.toString()
    if (free.length > pageSize || (after && text < after.day)) continue
    const found = await searchVacancies(tx, house, query, viewer, { days: [day] })
    const passed = after?.day === text ? found.spaces.findIndex(({ space }) => space.id === after.spaceId) + 1 : 0
    for (const { space } of found.spaces.slice(passed)) {
      if (free.length > pageSize) break
      if (found.freeAt(space, day) > 0) free.push(found.at(space.id, day))
    }
  }
  return free
}
