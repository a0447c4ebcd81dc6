import { keptText, type Lang, langs, withoutReadings } from '#platform/i18n/index.ts'
import type { House, SearchDocument, SearchSource } from '#platform/module/index.ts'
import { wardTimeZone } from '#platform/time/index.ts'
import type { Definition, Topic } from './domain/definition/definition.ts'
import type { Words } from './domain/definition/words.ts'
import { publishedRevisions, revisionsState } from './store/published-revisions.ts'
import { kindTexts } from './text/kinds/index.ts'

/** The newest published revision of each procedure, with the deed itself. */
export const procedureSource: SearchSource = {
  async *all(tx, house) {
    for (const revision of await publishedRevisions(tx)) yield* documentsOf(house, revision)
  },
  of: async (tx, house, subjects) => {
    const asked = new Set(subjects)
    const revisions = await publishedRevisions(tx)
    return revisions
      .filter(({ definition }) => asked.has(subjectOf(definition)))
      .flatMap((revision) => documentsOf(house, revision))
  },
  state: revisionsState,
}

type Published = { definition: Definition; publishedAt: Temporal.Instant }

const subjectOf = ({ procedure }: Definition): string => `procedure:${procedure}`

function documentsOf(house: House, { definition, publishedAt }: Published): SearchDocument[] {
  const changedOn = publishedAt.toZonedDateTimeISO(wardTimeZone).toPlainDate()
  const href = `/procedures/${definition.procedure}`
  return langs.map((lang) => {
    const municipal = house.profile.words[lang]
    const plain = (words: Words) => withoutReadings(words[lang], municipal)
    return {
      subject: subjectOf(definition),
      kind: 'procedure',
      lang,
      href,
      title: definition.name[lang],
      summary: definition.summary[lang],
      headings: [],
      body: [
        definition.whoMayAsk,
        ...definition.needs,
        ...definition.pages.map(({ title }) => title),
        ...definition.notOffered.flatMap(({ title, text }) => [title, text]),
      ]
        .map(plain)
        .join('\n'),
      words: definition.keywords,
      action: { label: beginning(lang, definition, house), href },
      topics: definition.topic ? topicsOf[definition.topic] : [],
      changedOn,
    }
  })
}

const beginning = (lang: Lang, { kind }: Definition, { profile }: House): string =>
  keptText(kindTexts(lang)[kind].begin, profile.words[lang])

/** The municipality's topics under which the events of the list are looked for; a key that it does not have is not shown. */
const topicsOf: Record<Topic, readonly string[]> = {
  papers: ['moving-registration'],
  moving: ['moving-registration', 'moving'],
  children: ['child-raising'],
  health: ['health'],
  living: ['living'],
  town: ['community'],
}
