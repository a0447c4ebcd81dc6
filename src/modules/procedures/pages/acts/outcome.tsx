import type { Lang } from '#platform/i18n/index.ts'
import { formatCalendarDate, formatDate, formatDateTime } from '#platform/time/index.ts'
import { Block, LinkButton, Meta, Notice, SummaryList } from '#platform/ui/index.ts'
import type { ToldAct } from '../../actions/acts/outcome-facts.ts'
import type { Act } from '../../store/acts/acts.ts'
import type { Delivery } from '../../store/acts/deliveries.ts'
import { actTexts } from '../../text/acts/index.ts'

type OutcomeProps = { lang: Lang; isDecided: boolean; acts: readonly ToldAct[] }

/** What was decided, as the letter says it, with reasons and 教示; the Japanese text is the one that counts. */
export const Outcome = ({ lang, isDecided, acts }: OutcomeProps) => {
  const t = actTexts(lang).outcome
  if (acts.length === 0) return isDecided ? <Notice>{t.notYet}</Notice> : null
  return (
    <>
      {acts.map((told) => (
        <OneAct lang={lang} told={told} />
      ))}
    </>
  )
}

const OneAct = ({ lang, told }: { lang: Lang; told: ToldAct }) => {
  const t = actTexts(lang).outcome
  const { act, delivery, isOut, waitsInBox } = told
  return (
    <Block title={act.kind === 'decision' ? t.title : <span lang="ja">{act.letter.title}</span>}>
      <p class="meta">
        {act.datedOn && act.documentNumber && t.sent(formatCalendarDate(act.datedOn, lang), act.documentNumber)}
      </p>
      {told.changes.map((change) => (
        <Notice kind="warning">
          {t[changed[change.kind]]}{' '}
          {change.datedOn &&
            change.documentNumber &&
            t.changedBy(formatCalendarDate(change.datedOn, lang), change.documentNumber)}
        </Notice>
      ))}
      {delivery && <Meta>{reachedText(lang, delivery)}</Meta>}
      {waitsInBox && (
        <>
          <Notice>{t.waitsInBox}</Notice>
          <LinkButton href="/documents" iconAfter="next">
            {t.toBox}
          </LinkButton>
        </>
      )}
      {isOut && <Content lang={lang} act={act} />}
    </Block>
  )
}

const Content = ({ lang, act }: { lang: Lang; act: Act }) => {
  const t = actTexts(lang).outcome
  const { items, paragraphs, appeal } = act.letter
  return (
    <>
      {act.outcome && <p>{t[outcomes[act.outcome]]}</p>}
      {act.extendedTo && <p>{t.extended(formatCalendarDate(act.extendedTo, lang))}</p>}
      {lang !== 'ja' && <Meta>{t.counts}</Meta>}
      {paragraphs.map((paragraph) => (
        <p lang="ja">{paragraph}</p>
      ))}
      <div lang="ja">
        <SummaryList
          rows={items.map(({ term, text }) => ({
            term: term || '　',
            value: text.split('\n').map((line, index) => (
              <>
                {index > 0 && <br />}
                {line}
              </>
            )),
          }))}
        />
      </div>
      <Meta>{t.by(act.authority)}</Meta>
      {appeal.length > 0 && (
        <>
          <h3>{t.appeal}</h3>
          {appeal.map((paragraph) => (
            <p lang="ja">{paragraph}</p>
          ))}
        </>
      )}
    </>
  )
}

const outcomes = { grant: 'granted', partial: 'partial', refuse: 'refused' } as const
const changed = {
  revocation: 'revoked',
  withdrawal: 'withdrawn',
  correction: 'corrected',
  decision: 'corrected',
  extension: 'corrected',
} as const

function reachedText(lang: Lang, delivery: Delivery): string {
  const t = actTexts(lang).steps
  const { state, arrivedAt, postedAt, presumedOn } = delivery
  if (arrivedAt) return `${t.arrived} ${formatDateTime(arrivedAt, lang)}`
  if (state === 'returned') return t.returned
  if (state === 'uploaded') return t.uploaded
  if (postedAt)
    return `${t.posted} ${formatDateTime(postedAt, lang)}${presumedOn ? `　${t.presumed} ${formatDate(presumedOn, lang)}` : ''}`
  return t.making
}
