import type { Lang } from '#platform/i18n/index.ts'
import { Link, Meta, SearchBox, Title } from '#platform/ui/index.ts'
import { type Definition, type Topic, topics } from '../../domain/definition/definition.ts'
import { say } from '../../text/index.ts'
import { listTexts } from '../../text/list/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'
import { laterCosts } from './check.tsx'

type Entry = { definition: Definition; cost: string }

/** Every procedure under the event of life that leads to it; the box asks the search of the whole site. */
export const ProcedureList = ({ lang, entries }: { lang: Lang; entries: readonly Entry[] }) => {
  const t = listTexts(lang)
  const groups = [...topics, undefined].flatMap((topic) => {
    const found = entries.filter(({ definition }) => definition.topic === topic)
    return found.length > 0 ? [{ topic, found }] : []
  })
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <SearchBox label={t.search} hint={t.searchHint} />
      {groups.length > 1 && (
        <nav aria-label={t.title}>
          <ul class="linkgrid">
            {groups.map(({ topic }) => (
              <li>
                <a href={`#${idOf(topic)}`}>
                  <span>{headingOf(lang, topic)}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {groups.map(({ topic, found }) => (
        <section class="block" aria-labelledby={idOf(topic)}>
          <h2 id={idOf(topic)}>{headingOf(lang, topic)}</h2>
          {found.map((entry) => (
            <OneProcedure lang={lang} {...entry} />
          ))}
        </section>
      ))}
      <p>
        <Link href="/applications" standalone icon="more">
          {t.mine}
        </Link>
      </p>
    </>
  )
}

const OneProcedure = ({ lang, definition, cost }: Entry & { lang: Lang }) => {
  const t = listTexts(lang)
  return (
    <>
      <h3>
        <Link href={`/procedures/${definition.procedure}`}>{say(definition.name, lang)}</Link>
      </h3>
      <p>{say(definition.summary, lang)}</p>
      <Meta>
        {cost ? t.cost(cost) : (laterCosts(lang, definition) ?? kindTexts(lang).fees.none)}　
        {t.minutes(definition.minutes)}
      </Meta>
    </>
  )
}

const idOf = (topic: Topic | undefined): string => `topic-${topic ?? 'other'}`

const headingOf = (lang: Lang, topic: Topic | undefined): string => {
  const t = listTexts(lang)
  return topic ? t.topics[topic] : t.other
}
