import type { Lang } from '#platform/i18n/index.ts'
import { Link, Meta, Title } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { say, texts } from '../../text/index.ts'
import { kindTexts } from '../../text/kinds/index.ts'

type Entry = { definition: Definition; cost: string }

export const ProcedureList = ({ lang, entries }: { lang: Lang; entries: readonly Entry[] }) => {
  const t = texts(lang).list
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {entries.map(({ definition, cost }) => (
        <section class="block">
          <h2>
            <Link href={`/procedures/${definition.procedure}`}>{say(definition.name, lang)}</Link>
          </h2>
          <p>{say(definition.summary, lang)}</p>
          <Meta>
            {cost ? t.cost(cost) : kindTexts(lang).fees.none}　{t.minutes(definition.minutes)}
          </Meta>
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
