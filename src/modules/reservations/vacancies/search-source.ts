import { keptText, langs, withoutReadings } from '#platform/i18n/index.ts'
import type { House, SearchDocument, SearchSource } from '#platform/module/index.ts'
import { placeWords, type Word } from '../places/index.ts'
import { vacancyTexts } from './text/index.ts'

/** What is free, for each thing that people do in the municipality's places: it leads to the search with that filter. */
export const vacancySource: SearchSource = {
  async *all(_tx, house) {
    yield* documentsOf(house)
  },
  of: async (_tx, house, subjects) => documentsOf(house).filter(({ subject }) => subjects.includes(subject)),
}

const documentsOf = (house: House): SearchDocument[] =>
  (placeWords(house)?.activities ?? []).flatMap((activity) => documentsFor(house, activity))

function documentsFor(house: House, activity: Word): SearchDocument[] {
  const href = `/vacancies?activity=${activity.key}`
  return langs.map((lang) => {
    const t = vacancyTexts(lang).searched
    const kept = (text: string) => keptText(text, house.profile.words[lang])
    return {
      subject: `service:${href}`,
      kind: 'service',
      lang,
      href,
      title: kept(t.title(activity[lang])),
      summary: kept(t.summary),
      headings: [],
      body: '',
      words: [...new Set(langs.map((of) => withoutReadings(activity[of])))],
      action: { label: kept(vacancyTexts(lang).form.submit), href },
      topics: [],
      changedOn: unchanging,
    }
  })
}

const unchanging = Temporal.PlainDate.from('2000-01-01')
