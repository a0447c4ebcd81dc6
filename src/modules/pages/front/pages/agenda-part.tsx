import type { AgendaItem } from '#platform/module/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { BigDay, type Content, DatedList, EmptyState, Part, Tag, type TagKind, usePage } from '#platform/ui/index.ts'
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

/** The day set large; in easy Japanese the reading belongs to the number, so the words stay whole. */
const When = ({ item }: { item: AgendaItem }): Content => {
  const { lang } = usePage()
  const day = formatDate(item.on, lang)
  const words = item.onIsDeadline ? pagesTexts(lang).home.until(day) : day
  const parts = lang === 'easy' ? undefined : /^(.*?)(\d+)(\D*)$/s.exec(words)
  if (!parts) return <span class="day">{words}</span>
  const [, before, number, after] = parts
  return <BigDay before={before} day={number} after={after} />
}
