import type { Hono } from 'hono'
import { NotFound } from '#platform/errors/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { EmptyState, residentPage } from '#platform/ui/index.ts'
import { knownWard } from '../known-ward.ts'
import { placeWords } from '../places/index.ts'
import { type MonthGrid, monthGrid } from './actions/month.ts'
import { searchVacancies, type Vacancies } from './actions/search.ts'
import { type Viewer, viewerOf } from './actions/viewer.ts'
import { addressOf, daysShown, readQuery, type VacancyQuery } from './domain/query.ts'
import type { ListedDay } from './pages/day-list.tsx'
import type { MappedFacility } from './pages/plain-map.tsx'
import { roomsInTable, SearchPage, type SearchProps } from './pages/search-page.tsx'
import { SpaceDayPage } from './pages/space-day-page.tsx'
import { vacancyTexts } from './text/index.ts'

const roomsInList = 40
const styles = ['forms.css', 'vacancies.css'] as const

/** Open to everybody; who is signed in sees prices and opening days of a registration of theirs. */
export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/vacancies', (c) => searchPage(c, house))
  app.get('/vacancies/:space/:day', (c) => spaceDayPage(c, house))
}

async function searchPage(c: Ctx, house: House): Promise<Response> {
  const lang = c.get('lang')
  const t = vacancyTexts(lang)
  const words = placeWords(house)
  if (!words) return residentPage(c, house, { title: t.title }, <EmptyState title={t.noPlaces}>{null}</EmptyState>)
  const today = house.clock.today()
  const asked = readQuery(new URL(c.req.url).searchParams, words, today)
  const { viewer, found, relaxed, month } = await house.db.read(async (tx) => {
    const seenAs = await viewerOf(tx, house, c.get('actor'), asked.as)
    const query = { ...asked, ...(seenAs.id ? { as: seenAs.id } : {}) }
    if (query.view === 'month') {
      const grid = await monthGrid(tx, house, query, seenAs)
      return { viewer: seenAs, found: withoutTimes(grid), relaxed: [], month: grid }
    }
    const limit = query.view === 'table' ? { spaceLimit: roomsInTable, saysClosures: true } : {}
    const vacancies = await searchVacancies(tx, house, query, seenAs, limit)
    return {
      viewer: seenAs,
      found: vacancies,
      relaxed: hasFree(vacancies, query) ? [] : await relaxedQueries(tx, house, query, seenAs),
    }
  })
  const query: VacancyQuery = { ...asked, ...(viewer.id ? { as: viewer.id } : {}) }
  const props: SearchProps = {
    lang,
    words,
    query,
    today,
    found,
    registrations: viewer.registrations,
    asName: viewer.name,
    rooms: found.spaces.slice(query.skip, query.skip + roomsInTable),
    listed: query.view === 'list' ? listedDays(found) : [],
    mapped: query.view === 'map' ? mappedFacilities(found, query) : [],
    relaxed,
    month,
  }
  return residentPage(c, house, { title: t.title, wide: true, styles }, <SearchPage {...props} />)
}

const withoutTimes = ({ days, spaces }: MonthGrid): Vacancies => ({
  days,
  spaces,
  at() {
    throw new RangeError('a month has counts only')
  },
  freeAt: () => 0,
})

const hasFree = (found: Vacancies, query: VacancyQuery): boolean =>
  found.spaces
    .slice(query.skip, query.view === 'table' ? query.skip + roomsInTable : undefined)
    .some(({ space }) => found.days.some((day) => found.freeAt(space, day) > 0))

/** Days with their free rooms until the page is full; the rest of a day is told in numbers. */
function listedDays(found: Vacancies): ListedDay[] {
  const listed: ListedDay[] = []
  let room = roomsInList
  for (const day of found.days) {
    if (room === 0) break
    const free = found.spaces.filter(({ space }) => found.freeAt(space, day) > 0)
    if (free.length === 0) continue
    const rooms = free
      .slice(0, room)
      .map(({ space, metres }) => ({ ...found.at(space.id, day), ...(metres !== undefined && { metres }) }))
    room -= rooms.length
    listed.push({ day, rooms, more: free.length - rooms.length })
  }
  return listed
}

function mappedFacilities(found: Vacancies, query: VacancyQuery): MappedFacility[] {
  const byFacility = Map.groupBy(found.spaces, ({ space }) => space.facility.id)
  return [...byFacility.values()].flatMap((spaces) => {
    const facility = spaces[0]?.space.facility
    if (!facility) return []
    const free = spaces.filter(({ space }) => found.days.some((day) => found.freeAt(space, day) > 0)).length
    return [{ facility, free, href: addressOf(query, { facility: facility.slug, view: 'list', skip: undefined }) }]
  })
}

/** What a query finds with one condition less, where that is something. */
async function relaxedQueries(
  tx: Parameters<typeof searchVacancies>[0],
  house: House,
  query: VacancyQuery,
  viewer: Viewer,
): Promise<SearchProps['relaxed']> {
  const { time: _time, ...anyTime } = query
  const { area: _area, ...anywhere } = query
  const tries = [
    ...(query.time ? [{ says: 'time' as const, query: anyTime }] : []),
    ...(query.on.length > 0 ? [{ says: 'on' as const, query: { ...query, on: [] } }] : []),
    ...(query.area ? [{ says: 'area' as const, query: anywhere }] : []),
    { says: 'later' as const, query: { ...query, from: query.from.add({ days: daysShown }) } },
  ]
  const relaxed: SearchProps['relaxed'][number][] = []
  for (const { says, query: other } of tries) {
    const found = await searchVacancies(tx, house, other, viewer)
    const free = found.spaces.filter(({ space }) => found.days.some((day) => found.freeAt(space, day) > 0)).length
    if (free > 0) relaxed.push({ says, free, href: addressOf(other) })
  }
  return relaxed
}

async function spaceDayPage(c: Ctx, house: House): Promise<Response> {
  const lang: Lang = c.get('lang')
  const words = placeWords(house)
  const spaceId = Number(c.req.param('space'))
  const today = house.clock.today()
  const day = parseDay(c.req.param('day') ?? '')
  if (!words || !day || !Number.isSafeInteger(spaceId)) throw new NotFound('space')
  const { found, pattern, viewer } = await house.db.read(async (tx) => {
    const ward = await knownWard(tx, house)
    const space = ward.spaces.get(spaceId)
    if (!space) throw new NotFound('space')
    const seenAs = await viewerOf(tx, house, c.get('actor'), c.req.query('as'))
    const query = {
      from: day,
      on: [],
      features: [],
      access: [],
      facility: space.facility.slug,
      view: 'list',
      skip: 0,
    } as const
    const vacancies = await searchVacancies(tx, house, query, seenAs, { days: [day], saysClosures: true })
    return { found: vacancies.at(spaceId, day), pattern: ward.patternOn(spaceId, day), viewer: seenAs }
  })
  const title = `${found.space.facility.name} ${found.space.name}`
  const crumbs = [{ href: '/vacancies', label: vacancyTexts(lang).title }]
  return residentPage(
    c,
    house,
    { title, crumbs, styles },
    <SpaceDayPage lang={lang} words={words} found={found} free={pattern?.free} today={today} as={viewer.id} />,
  )
}

function parseDay(text: string): Temporal.PlainDate | undefined {
  try {
    return /^\d{4}-\d{2}-\d{2}$/.test(text) ? Temporal.PlainDate.from(text) : undefined
  } catch {
    return undefined
  }
}
