import { Icon } from '#platform/ui/index.ts'
import type { Finding } from '../lint/index.ts'
import { writingTexts } from '../text/index.ts'

const t = writingTexts.edit

/** What the rules have found, errors first; each leads to its field. */
export const AdviceList = ({ findings, isLinked = true }: { findings: readonly Finding[]; isLinked?: boolean }) =>
  findings.length === 0 ? (
    <p>{t.adviceNone}</p>
  ) : (
    <ul class="page-advice">
      {findings.map(({ isError, field, line, excerpt, advice }) => (
        <li class={isError ? 'blocks' : undefined}>
          <Icon name={isError ? 'wrong' : 'info'} />
          <div>
            {isError && <strong>{t.error}　</strong>}
            <span class="where">
              {isLinked ? <a href={`#field-${field}`}>{placeOf(field, line)}</a> : placeOf(field, line)}
            </span>
            {excerpt !== '' && <q>{excerpt}</q>}
            <p>{advice}</p>
          </div>
        </li>
      ))}
    </ul>
  )

export const placeOf = (field: string, line: number | undefined): string => {
  const name = names[field] ?? ''
  return line === undefined ? name : `${name} ${t.line(line)}`
}

const names: Record<string, string> = {
  ...{ title: t.title, summary: t.summary, body: t.body, words: t.words, topics: t.topics },
  ...{ 'facts-who': t.who, 'facts-when': t.when, 'facts-where': t.where, 'facts-cost': t.cost, 'facts-how': t.how },
  ...{ 'contact-office': t.contact, 'event-on': t.event, 'place-address': t.place, 'act-number': t.act },
  takedown_on: writingTexts.course.takedownOn,
}
