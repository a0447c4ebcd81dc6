import type { Lang } from '#platform/i18n/index.ts'
import { Block, Details, Facts } from '#platform/ui/index.ts'
import type { Explained } from '../../rules/index.ts'
import type { Space } from '../domain/space.ts'
import { sayName } from '../say.ts'
import { placeTexts } from '../text/index.ts'

/** Spaces that share rules and prices, and what those say. */
export type RuledSpaces = { spaces: readonly Space[]; ruleGroup: string; explained: readonly Explained[] }

type PartProps = { lang: Lang; groups: readonly RuledSpaces[] }

/** Prices by room; what holds for all of them stands once, below. */
export const FeesPart = ({ lang, groups }: PartProps) => {
  const fees = groups.map((group) => ({ ...group, sentences: sentencesOf(group, 'fees') }))
  const [first, ...others] = fees
  if (!first) return null
  const common =
    others.length === 0 ? [] : first.sentences.filter((one) => others.every(({ sentences }) => sentences.includes(one)))
  return (
    <Block title={placeTexts(lang).fees}>
      <Facts
        facts={fees.map(({ spaces, sentences }) => ({
          term: namesOf(lang, spaces),
          children: <Sentences sentences={sentences.filter((one) => !common.includes(one))} />,
        }))}
      />
      <Sentences sentences={common} />
    </Block>
  )
}

/** When and how often, changing and cancelling, reductions: by the rooms for which they are the same. */
export const RulesPart = ({ lang, groups }: PartProps) => {
  const t = placeTexts(lang)
  const byRules = [...Map.groupBy(groups, ({ ruleGroup }) => ruleGroup).values()]
  return (
    <Block title={t.rules}>
      {byRules.map((same) => (
        <Details
          summary={
            byRules.length === 1
              ? t.rulesOfAll
              : namesOf(
                  lang,
                  same.flatMap(({ spaces }) => spaces),
                )
          }
        >
          {(same[0]?.explained ?? [])
            .filter(({ key }) => key !== 'fees')
            .map(({ heading, sentences }) => (
              <>
                <h3>{heading}</h3>
                <Sentences sentences={sentences} />
              </>
            ))}
        </Details>
      ))}
    </Block>
  )
}

const Sentences = ({ sentences }: { sentences: readonly string[] }) =>
  sentences.length === 0 ? null : (
    <ul>
      {sentences.map((sentence) => (
        <li>{sentence}</li>
      ))}
    </ul>
  )

const sentencesOf = ({ explained }: RuledSpaces, key: Explained['key']): readonly string[] =>
  explained.find((one) => one.key === key)?.sentences ?? []

const namesOf = (lang: Lang, spaces: readonly Space[]): string =>
  spaces.map((space) => sayName(space, lang)).join(lang === 'en' ? ', ' : '、')
