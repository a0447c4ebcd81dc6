import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, wardDate } from '#platform/time/index.ts'
import { Block, Lines, Meta, SummaryList, type SummaryRow } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { PlainValue } from '../../domain/answers/answer.ts'
import { paperKey } from '../../domain/correction/askable.ts'
import { type Change, difference } from '../../domain/correction/difference.ts'
import type { Correction } from '../../store/desk/cases.ts'
import { correctionTexts } from '../../text/corrections.ts'
import { say } from '../../text/index.ts'
import { inItsLanguage, nameIn } from './answer-rows.tsx'
import { answerText } from './words.ts'

/** By how much the planned day moved, and from when it counts. */
export type DueMove = { waited: number; from: Temporal.PlainDate; to: Temporal.PlainDate; isAnew: boolean }

type Props = { lang: Lang; found: Case; corrections: readonly Correction[] }

/** What the resident answered when asked again: each answer before and after. */
export const CorrectionsGiven = ({ lang, found, corrections }: Props) => {
  const t = correctionTexts(lang)
  const answered = corrections.filter(({ answeredAt, after, fileId }) => answeredAt && (after || fileId))
  if (answered.length === 0) return null
  return (
    <Block title={t.given}>
      {answered.map((correction) => (
        <>
          <Meta>{correction.answeredAt && t.on(formatDate(wardDate(correction.answeredAt), lang))}</Meta>
          <SummaryList rows={changeRows(lang, found, correction)} />
        </>
      ))}
    </Block>
  )
}

/** Each answer before and after, and each question of a row that came or went. */
export function changeRows(
  lang: Lang,
  found: Case,
  { before, after, fields }: Pick<Correction, 'before' | 'after' | 'fields'>,
): SummaryRow[] {
  const t = correctionTexts(lang)
  const changes = difference(found.definition, { before, after: after ?? {}, kept: found.kept })
  return [
    ...changes.map((change) => ({
      term: say(change.label, lang),
      value: (
        <Lines
          lines={[
            ...(change.kind === 'added' ? [] : [{ label: t.before, value: words(lang, found, change, 'before') }]),
            { label: change.kind === 'added' ? t.added : t.after, value: afterWords(lang, found, change) },
          ]}
        />
      ),
    })),
    ...(fields.includes(paperKey) ? [{ term: t.given, value: t.paper }] : []),
  ]
}

function afterWords(lang: Lang, found: Case, change: Change) {
  const t = correctionTexts(lang)
  if (change.kind === 'same') return t.same
  return change.kind === 'removed' ? t.removed : words(lang, found, change, 'after')
}

const words = (lang: Lang, found: Case, change: Change, of: 'before' | 'after') =>
  // Parse edge: an answer as it was kept.
  inItsLanguage(
    lang,
    answerText(lang, change.field, change[of] as PlainValue | undefined, nameIn(found), found.referred),
  )

/** Why the planned day is another one than before. */
export const DueMoves = ({ lang, moves, isWaiting }: { lang: Lang; moves: readonly DueMove[]; isWaiting: boolean }) => {
  const t = correctionTexts(lang)
  return (
    <>
      {moves.map(({ waited, from, to, isAnew }) => (
        <p>
          {isAnew
            ? t.anew(formatDate(from, lang), formatDate(to, lang))
            : t.moved(waited, formatDate(from, lang), formatDate(to, lang))}
        </p>
      ))}
      {isWaiting && <p>{t.waits}</p>}
    </>
  )
}
