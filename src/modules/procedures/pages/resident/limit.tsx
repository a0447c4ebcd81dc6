import type { Lang } from '#platform/i18n/index.ts'
import { formatDate } from '#platform/time/index.ts'
import { Block, Notice } from '#platform/ui/index.ts'
import type { Definition } from '../../domain/definition/definition.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import { Remark } from './remark.tsx'

/** By when the law wants it, where the law says so. */
export function limitFact(lang: Lang, { limit }: Pick<Definition, 'limit'>) {
  if (!limit) return []
  return [{ term: fieldTexts(lang).limit.term, value: say(limit.says, lang), note: sourceOf(lang, limit) }]
}

type LimitProps = {
  lang: Lang
  definition: Pick<Definition, 'limit'>
  /** Missing while the day from which it runs is not known. */
  lastDay: Temporal.PlainDate | undefined
  today: Temporal.PlainDate
}

/** The last day, and that late is not too late. */
export const Limit = ({ lang, definition: { limit }, lastDay, today }: LimitProps) => {
  if (!limit) return null
  const t = fieldTexts(lang).limit
  const isLate = lastDay !== undefined && Temporal.PlainDate.compare(today, lastDay) > 0
  return (
    <Block title={t.term}>
      {lastDay && (
        <p>
          <b>{t.by(formatDate(lastDay, lang))}</b>
        </p>
      )}
      <p>{say(limit.says, lang)}</p>
      {isLate && (
        <Notice kind="warning">
          <p>{t.late}</p>
        </Notice>
      )}
      <Remark>{sourceOf(lang, limit)}</Remark>
    </Block>
  )
}

const sourceOf = (lang: Lang, { source }: NonNullable<Definition['limit']>) =>
  lang === 'ja' ? source : <span lang="ja">{source}</span>
