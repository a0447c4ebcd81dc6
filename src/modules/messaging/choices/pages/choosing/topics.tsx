import type { Lang } from '#platform/i18n/index.ts'
import { Block, Checkboxes } from '#platform/ui/index.ts'
import { type Topic, topicGroups } from '../../profile.ts'
import { choosingTexts } from '../../text/choosing.ts'

/** Every topic with what comes and how often, by group. */
export const Topics = ({
  lang,
  topics,
  chosen,
}: {
  lang: Lang
  topics: readonly Topic[]
  chosen: readonly string[]
}) => {
  const t = choosingTexts(lang)
  return (
    <Block title={t.what} id="what">
      {topicGroups.map((group) => {
        const own = topics.filter((topic) => topic.group === group)
        if (own.length === 0) return null
        return (
          <Checkboxes
            name={`topics-${group}`}
            legend={t.groups[group]}
            values={chosen}
            options={own.map(({ key, name, hint, often }) => ({
              value: key,
              label: name[lang],
              hint: t.topicHint(hint[lang], t.often[often]),
            }))}
          />
        )
      })}
    </Block>
  )
}
