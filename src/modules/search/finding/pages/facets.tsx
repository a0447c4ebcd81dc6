import { authored, type Lang } from '#platform/i18n/index.ts'
import { safeHref, usePage } from '#platform/ui/index.ts'
import { addressOf } from '../address.ts'
import type { Asked, Results } from '../find.ts'
import { findingTexts } from '../text/index.ts'
import type { KnownTopic } from '../topics.ts'

type FacetsProps = { asked: Asked; results: Results; topics: readonly KnownTopic[] }
type Choice = { value: string; name: string; count: number }
type Facet = { facet: 'kind' | 'topic' | 'area'; choices: readonly Choice[] }

const mostChoices = 8

/** Narrows the results down by links, so that each choice has an address. What leaves no choice is not offered. */
export const Facets = ({ asked, results, topics }: FacetsProps) => {
  const { lang } = usePage()
  const t = findingTexts(lang)
  const offered = facetsOf(results, topics, lang).filter(
    ({ facet, choices }) => asked[facet] !== undefined || choices.length > 1,
  )
  if (offered.length === 0) return null
  return (
    <nav class="facets" aria-label={t.narrow}>
      {offered.map(({ facet, choices }) => (
        <div>
          <p id={`facet-${facet}`}>{t.facets[facet]}</p>
          <ul aria-labelledby={`facet-${facet}`}>
            <Chip href={addressOf(asked, { [facet]: undefined })} isChosen={asked[facet] === undefined}>
              {t.all}
            </Chip>
            {choices.map(({ value, name, count }) => (
              <Chip href={addressOf(asked, { [facet]: value })} isChosen={asked[facet] === value}>
                {t.counted(name, count)}
              </Chip>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}

const Chip = ({ href, isChosen, children }: { href: string; isChosen: boolean; children: string }) => (
  <li>
    <a href={safeHref(usePage().lang, href)} aria-current={isChosen ? 'true' : undefined}>
      <span>{children}</span>
    </a>
  </li>
)

function facetsOf({ facets }: Results, topics: readonly KnownTopic[], lang: Lang): Facet[] {
  const t = findingTexts(lang)
  const kinds = [...facets.kind].map(([kind, count]) => ({ value: kind, name: t.kinds[kind], count }))
  const known = topics.flatMap(({ key, kind, name }) => {
    const count = kind === 'topic' ? facets.topic.get(key) : undefined
    return count ? [{ value: key, name: authored(name[lang]), count }] : []
  })
  const areas = [...facets.area].map(([area, count]) => ({ value: area, name: area, count }))
  return [
    { facet: 'kind', choices: mostOf(kinds) },
    { facet: 'topic', choices: mostOf(known) },
    { facet: 'area', choices: mostOf(areas) },
  ]
}

const mostOf = (choices: readonly Choice[]): Choice[] =>
  choices.toSorted((a, b) => b.count - a.count).slice(0, mostChoices)
