import type { AgendaItem } from '#platform/module/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { DatedList, EmptyState, LargeDay, Part, Tag, type TagKind, usePage } from '#platform/ui/index.ts'
import { pagesTexts } from '../text/index.ts'

const kinds: Record<AgendaItem['state'], TagKind> = { office: 'wait', you: 'ask', done: 'ok' }

/** 「佐藤 花子さんの予定」: what awaits this person, by day. */
export const AgendaPart = ({ name, agenda }: { name: string; agenda: readonly AgendaItem[] }) => {
  const t = pagesTexts(usePage().lang).home
  return (
    <Part title={t.agenda(name)} id="agenda">
      {agenda.length === 0 ? (
        <EmptyState title={t.nothingAwaits}>
          <p>{t.nothingAwaitsNote}</p>
        </EmptyState>
      ) : (
        <DatedList
          entries={agenda.map((item) => ({
            when: <When item={item} />,
            datetime: item.on.toString(),
            title: item.title,
            href: item.href,
            children: (
              <>
                {item.note && <p>{item.note}</p>}
                <p>
                  <Tag kind={kinds[item.state]}>{t.state[item.state]}</Tag>
                </p>
              </>
            ),
          }))}
        />
      )}
    </Part>
  )
}

const When = ({ item }: { item: AgendaItem }) => {
  const { lang } = usePage()
  const day = formatDate(item.on, lang)
  return <LargeDay words={item.onIsDeadline ? pagesTexts(lang).home.until(day) : day} />
}
