import { keptText, langs, plainText } from '#platform/i18n/index.ts'
import { type House, residentEntries, type SearchDocument, type SearchSource } from '#platform/module/index.ts'

/** What residents' menus lead to. */
export const serviceSource: SearchSource = {
  async *all(_tx, house) {
    yield* documentsOf(house)
  },
  of: async (_tx, house, subjects) => documentsOf(house).filter(({ subject }) => subjects.includes(subject)),
}

const documentsOf = (house: House): SearchDocument[] =>
  residentEntries(house)
    .filter(({ hasSource }) => !hasSource)
    .flatMap(({ href, label, description, keywords = [] }) =>
      langs.map((lang) => {
        const words = house.profile.words[lang]
        return {
          subject: `service:${href}`,
          kind: 'service',
          lang,
          href,
          title: keptText(label[lang], words),
          summary: description ? keptText(description[lang], words) : '',
          headings: [],
          body: '',
          words: keywords.map((word) => plainText(word, words)),
          topics: [],
          changedOn: unchanging,
        }
      }),
    )

const unchanging = Temporal.PlainDate.from('2000-01-01')
