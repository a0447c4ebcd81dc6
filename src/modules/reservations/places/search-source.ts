import { keptText, type Lang, langs, withoutReadings } from '#platform/i18n/index.ts'
import type { House, SearchAction, SearchDocument, SearchSource } from '#platform/module/index.ts'
import { withReading } from './domain/reading.ts'
import { placeWords } from './profile/load.ts'
import type { PlaceWords, WordList } from './profile/words.ts'
import { placesState, type SearchableFacility, searchableFacilities } from './store/searchable.ts'
import { placeTexts } from './text/index.ts'

const prefix = 'facility:'

/** The facilities that stand today, with their rooms and what can be done in them. */
export const facilitySource: SearchSource = {
  async *all(tx, house) {
    for (const facility of await searchableFacilities(tx, house.clock.today())) yield* documentsOf(house, facility)
  },
  of: async (tx, house, subjects) => {
    const slugs = subjects.map((subject) => subject.slice(prefix.length))
    const facilities = await searchableFacilities(tx, house.clock.today(), slugs)
    return facilities.flatMap((facility) => documentsOf(house, facility))
  },
  state: (tx, house) => placesState(tx, house.clock.today()),
}

function documentsOf(house: House, facility: SearchableFacility): SearchDocument[] {
  const words = placeWords(house)
  return words ? langs.map((lang) => documentIn(house, words, facility, lang)) : []
}

function documentIn(house: House, words: PlaceWords, facility: SearchableFacility, lang: Lang): SearchDocument {
  const activities = [...new Set(facility.spaces.flatMap((space) => space.activities))]
  const say = (list: WordList, keys: readonly string[], of: Lang = lang) =>
    keys.map((key) => words[list].find((word) => word.key === key)?.[of] ?? '').filter((word) => word !== '')
  const plain = (list: WordList, keys: readonly string[]) =>
    langs.flatMap((of) => say(list, keys, of)).map((word) => withoutReadings(word))
  const name = (one: { name: string; nameKana: string; nameEnglish: string | null }) =>
    lang === 'en' ? (one.nameEnglish ?? one.name) : one.name
  const [area = ''] = say('areas', [facility.area])
  return {
    subject: `${prefix}${facility.slug}`,
    kind: 'facility',
    lang,
    href: `/facilities/${facility.slug}`,
    title: lang === 'en' ? name(facility) : withReading(facility.name, facility.nameKana),
    summary: [area, ...stationOf(words, facility, lang), ...say('activities', activities).slice(0, 6)].join(
      lang === 'en' ? ', ' : '、',
    ),
    headings: [],
    body: [
      ...[facility.address, facility.phone ?? '', ...facility.spaces.map(name)],
      ...plain('accessibility', facility.accessibility),
    ].join('\n'),
    words: [
      ...new Set([...plain('categories', [facility.category]), ...plain('activities', activities), facility.nameKana]),
    ],
    action: actionOf(house, facility, lang),
    topics: [],
    area: withoutReadings(area),
    changedOn: unchanging,
  }
}

// Places have no day of their last change, and a house is not better for being new.
const unchanging = Temporal.PlainDate.from('2000-01-01')

function stationOf(words: PlaceWords, { station, walkMinutes }: SearchableFacility, lang: Lang): string[] {
  const name = words.stations.find(({ key }) => key === station)?.[lang]
  return name && walkMinutes !== null ? [keptText(placeTexts(lang).walk(name, walkMinutes))] : []
}

function actionOf(house: House, { slug, phone, isOnline }: SearchableFacility, lang: Lang): SearchAction {
  const t = placeTexts(lang)
  if (isOnline) return { label: keptText(t.vacancies), href: `/vacancies?facility=${slug}` }
  return { label: keptText(t.phoneOnly), phone: phone ?? house.profile.phone }
}
