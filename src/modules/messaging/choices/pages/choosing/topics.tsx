import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Checkboxes, Details, Meta } from '#platform/ui/index.ts'
import { type Topic, topicGroups } from '../../profile.ts'
import { choosingTexts } from '../../text/choosing.ts'

type TopicsProps = { lang: Lang; topics: readonly Topic[]; chosen: readonly string[] }

/** Every topic with what comes and how often, by group. Areas are folded while none is chosen; saving is near for who is done. */
export const Topics = ({ lang, topics, chosen }: TopicsProps) => {
  const t = choosingTexts(lang)
  return (
    <Block title={t.what} id="what">
      {topicGroups.map((group) => {
        const own = topics.filter((topic) => topic.group === group)
        if (own.length === 0) return null
        const list = (
          <Group lang={lang} name={`topics-${group}`} legend={t.groups[group]} topics={own} chosen={chosen} />
        )
        if (group !== 'area') return list
        return (
          <Details summary={t.chooseArea} open={own.some(({ key }) => chosen.includes(key))}>
            {list}
          </Details>
        )
      })}
      <Meta>{t.saveNow}</Meta>
      <Actions>
        <Button variant="secondary">{t.save}</Button>
      </Actions>
    </Block>
  )
}

const Group = ({ lang, name, legend, topics, chosen }: TopicsProps & { name: string; legend: string }) => {
  const t = choosingTexts(lang)
  return (
    <Checkboxes
      name={name}
      legend={legend}
      values={chosen}
      options={topics.map(({ key, name: called, hint, often }) => ({
        value: key,
        label: called[lang],
        hint: t.topicHint(hint[lang], t.often[often]),
      }))}
    />
  )
}
