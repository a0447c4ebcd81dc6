import { keptText, langs } from '#platform/i18n/index.ts'
import type { House, SearchDocument, SearchSource } from '#platform/module/index.ts'
import { type ListedOffice, officesStanding, officesState } from './store.ts'
import { directoryTexts } from './text/index.ts'

const prefix = 'office:'

/** The offices that stand today, with their telephone. */
export const officeSource: SearchSource = {
  async *all(tx, house) {
    for (const office of await officesStanding(tx, house.clock.today())) yield* documentsOf(house, office)
  },
  of: async (tx, house, subjects) => {
    const keys = subjects.map((subject) => subject.slice(prefix.length))
    const offices = await officesStanding(tx, house.clock.today(), keys)
    return offices.flatMap((office) => documentsOf(house, office))
  },
  state: (tx, house) => officesState(tx, house.clock.today()),
}

const documentsOf = (house: House, office: ListedOffice): SearchDocument[] =>
  office.kind === 'executive'
    ? []
    : langs.map((lang) => {
        const t = directoryTexts(lang)
        return {
          subject: `${prefix}${office.key}`,
          kind: 'office',
          lang,
          href: `/offices#${office.key}`,
          title: lang === 'en' ? office.nameEnglish : `｜${office.name}《${office.nameKana}》`,
          summary: keptText(t.found(lang === 'ja' ? office.parentName : '', office.phone), house.profile.words[lang]),
          headings: [],
          body: '',
          words: [office.name, office.nameEnglish],
          action: { label: keptText(t.call), phone: office.phone },
          topics: [],
          changedOn: unchanging,
        }
      })

const unchanging = Temporal.PlainDate.from('2000-01-01')
