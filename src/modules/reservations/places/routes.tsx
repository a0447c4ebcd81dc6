import type { Hono } from 'hono'
import { findOrganisation } from '#modules/organisations/index.ts'
import { officeById } from '#modules/people/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { Ctx, HttpEnv } from '#platform/http/index.ts'
import { authored, type Lang, withoutReadings } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { EmptyState, residentPage, Title } from '#platform/ui/index.ts'
import { type KnownWard, knownWard } from '../known-ward.ts'
import { explain } from '../rules/index.ts'
import { closedRuns } from './domain/closed-runs.ts'
import { openingTimes } from './domain/opening-times.ts'
import type { Space } from './domain/space.ts'
import { type Chosen, FacilityList } from './pages/facility-list.tsx'
import { FacilityPage, type FacilityProps } from './pages/facility-page.tsx'
import type { RuledSpaces } from './pages/rules-part.tsx'
import { placeWords } from './profile/load.ts'
import type { PlaceWords } from './profile/words.ts'
import { ruleNames } from './rule-names.ts'
import { foldWords, keysNamed, sayName } from './say.ts'
import { type Asked, closedDaysBetween, facilitiesOn, facilityWith, type WholeFacility } from './store/facilities.ts'
import { placeTexts } from './text/index.ts'

/** What is open to everybody: the list of facilities and each one. */
export function routes(app: Hono<HttpEnv>, house: House): void {
  app.get('/facilities', (c) => listPage(c, house))
  app.get('/facilities/:slug', (c) => facilityPage(c, house, c.req.param('slug')))
}

async function listPage(c: Ctx, house: House): Promise<Response> {
  const lang = c.get('lang')
  const words = placeWords(house)
  const options = { title: placeTexts(lang).title, crumbs: [], styles: ['forms.css', 'home.css'] as const }
  if (!words) return residentPage(c, house, options, <NoPlaces lang={lang} />)
  const chosen = chosenIn(c, words)
  const facilities = await house.db.read((tx) =>
    facilitiesOn(tx, house.clock.today(), {
      area: chosen.area || undefined,
      category: chosen.category || undefined,
      accessibility: chosen.access,
      asked: chosen.q === '' ? undefined : askedFor(words, chosen.q),
    }),
  )
  return residentPage(
    c,
    house,
    options,
    <FacilityList lang={lang} words={words} facilities={facilities} chosen={chosen} />,
  )
}

/** Keys that the municipality does not have ask for nothing. */
function chosenIn(c: Ctx, words: PlaceWords): Chosen {
  const known = (list: 'areas' | 'categories', key = '') => (words[list].some((one) => one.key === key) ? key : '')
  return {
    q: (c.req.query('q') ?? '').trim().slice(0, 100),
    area: known('areas', c.req.query('area')),
    category: known('categories', c.req.query('category')),
    access: (c.req.queries('access') ?? []).filter((key) => words.accessibility.some((one) => one.key === key)),
  }
}

const mostWords = 5

const askedFor = (words: PlaceWords, q: string): Asked[] =>
  q
    .normalize('NFKC')
    .split(/\s+/)
    .slice(0, mostWords)
    .map((text) => ({
      text,
      kana: foldWords(text),
      categories: keysNamed(words, 'categories', text),
      activities: keysNamed(words, 'activities', text),
    }))

const NoPlaces = ({ lang }: { lang: Lang }) => {
  const t = placeTexts(lang)
  return (
    <>
      <Title>{t.title}</Title>
      <EmptyState title={t.noPlaces}>
        <p>{t.noPlacesText}</p>
      </EmptyState>
    </>
  )
}

const closedDaysShown = { months: 2 }
// So far the days are written down; works may last longer than what is shown.
const daysKnown = { months: 18 }

async function facilityPage(c: Ctx, house: House, slug: string): Promise<Response> {
  const lang = c.get('lang')
  const today = house.clock.today()
  const words = placeWords(house)
  const found = await house.db.read(async (tx) => {
    const facility = await facilityWith(tx, slug, today)
    return (
      facility && {
        facility,
        ward: await knownWard(tx, house),
        closed: closedRuns(await closedDaysBetween(tx, facility.id, today, today.add(daysKnown))),
        office: await officeById(tx, facility.officeId),
        operator: facility.operatorId ? await findOrganisation(tx, facility.operatorId) : undefined,
      }
    )
  })
  if (!found || !words) throw new NotFound('facility')
  const { facility, ward, closed, office, operator } = found
  const spaces = facility.spaceIds.flatMap((id) => ward.spaces.get(id) ?? [])
  const props: FacilityProps = {
    lang,
    words,
    facility,
    spaces,
    closed: closed.filter(({ from }) => Temporal.PlainDate.compare(from, today.add(closedDaysShown)) <= 0),
    today,
    times: timesOfNextOpenDay(spaces, ward, today),
    ruled: ruledSpaces(house, ward, spaces, lang),
    phone: facility.phone ?? office?.phone ?? house.profile.phone,
    office: office ? officeName(lang, office) : '',
    operator: operator?.name,
    vacancies: vacanciesOf(house, facility),
  }
  const crumbs = [{ href: '/facilities', label: placeTexts(lang).title }]
  return residentPage(
    c,
    house,
    { title: withoutReadings(sayName(facility, lang)), crumbs },
    <FacilityPage {...props} />,
  )
}

function timesOfNextOpenDay(spaces: readonly Space[], ward: KnownWard, today: Temporal.PlainDate) {
  const until = today.add(daysKnown)
  for (let day = today; Temporal.PlainDate.compare(day, until) <= 0; day = day.add({ days: 1 })) {
    const of = spaces.map((space) => {
      const pattern = ward.patternOn(space.id, day)
      return { space, times: pattern ? openingTimes(pattern) : [] }
    })
    if (of.some((one) => one.times.length > 0)) return { on: day, of }
  }
  return undefined
}

/** Rooms of the same rules and prices together, with what those say of today. */
function ruledSpaces(house: House, ward: KnownWard, spaces: readonly Space[], lang: Lang): RuledSpaces[] {
  const today = house.clock.today()
  const names = ruleNames(house, lang)
  const groups = Map.groupBy(spaces, ({ ruleGroup, tariff }) => `${ruleGroup} ${tariff ?? ''}`)
  return [...groups.values()].flatMap((same) => {
    const [{ ruleGroup, tariff: price } = { ruleGroup: '', tariff: null }] = same
    const rules = ward.rulesOn(ruleGroup, today)
    const tariff = price === null ? undefined : ward.tariffOn(price, today)
    return rules ? [{ spaces: same, ruleGroup, explained: explain({ rules, tariff }, lang, names) }] : []
  })
}

const officeName = (lang: Lang, office: { name: string; nameKana: string; nameEnglish: string }): string =>
  lang === 'en' ? office.nameEnglish : authored(`｜${office.name}《${office.nameKana}》`)

/** Vacancies are a part of their own, and may be switched off. */
function vacanciesOf(house: House, { slug }: WholeFacility): string | undefined {
  const entries = house.modules.flatMap((module) => module.navigation?.(house) ?? [])
  const vacancies = entries.find(({ audience, href }) => audience === 'resident' && href === '/vacancies')
  return vacancies && `${vacancies.href}?facility=${slug}`
}
