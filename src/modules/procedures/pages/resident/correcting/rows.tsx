import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Link, Meta, SummaryList, Tag, Title } from '#platform/ui/index.ts'
import type { OpenedRows } from '../../../actions/correcting/corrected.ts'
import type { Case } from '../../../actions/load-case.ts'
import type { PlainValue } from '../../../domain/answers/answer.ts'
import { rowDeeds, rowsKey } from '../../../domain/correction/askable.ts'
import {
  changesIn,
  type CorrectionDraft,
  draftRow,
  type StandingRow,
  standingRows,
} from '../../../domain/correction/draft.ts'
import type { GroupField } from '../../../domain/definition/fields.ts'
import type { Correction } from '../../../store/corrections.ts'
import { correctingTexts } from '../../../text/correcting/index.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import { say } from '../../../text/index.ts'
import { inItsLanguage, rowLines } from '../answer-rows.tsx'

type Props = { lang: Lang; found: Case; correction: Correction; opened: OpenedRows; draft: CorrectionDraft }

/** The rows of a group that may come and go. The buttons belong to the form around it, so that nothing typed is lost. */
export const RowsToCorrect = ({ lang, found, correction, opened: { group, may }, draft }: Props) => {
  const t = correctingTexts(lang)
  const rows = standingRows(found.kept[group.id], changesIn(draft, group.id))
  const stay = rows.filter(({ standing }) => standing !== 'removed').length
  const rowName = say(group.rowLabel, lang)
  return (
    <>
      <Block title={say(group.label, lang)} id={group.id}>
        <p>{may.add && may.remove ? t.may.both : may.add ? t.may.add : t.may.remove}</p>
        {rowDeeds.map((deed) => {
          const why = correction.reasons[rowsKey(group.id, deed)]
          return why && <p>{inItsLanguage(lang, why)}</p>
        })}
        {rows.length === 0 && <p>{fieldTexts(lang).group.none}</p>}
      </Block>
      {rows.map((row, index) => (
        <RowToCorrect
          lang={lang}
          found={found}
          group={group}
          row={row}
          title={fieldTexts(lang).group.rowTitle(rowName, index + 1)}
          isOwn={draftRow(draft, row.id) !== undefined}
          mayRemove={may.remove || draftRow(draft, row.id) !== undefined}
        />
      ))}
      {may.add &&
        (stay < group.max ? (
          <Actions>
            <Button variant="secondary" name="step" value={`add:${group.id}`}>
              {fieldTexts(lang).group.add(rowName)}
            </Button>
          </Actions>
        ) : (
          <Meta>{fieldTexts(lang).group.full(group.max)}</Meta>
        ))}
    </>
  )
}

type RowProps = Pick<Props, 'lang' | 'found'> & {
  group: GroupField
  row: StandingRow
  title: string
  /** Added in this answer. */
  isOwn: boolean
  mayRemove: boolean
}

const RowToCorrect = ({ lang, found, group, row, title, isOwn, mayRemove }: RowProps) => {
  const t = correctingTexts(lang)
  const step = (deed: string) => `${deed}:${group.id}:${row.id}`
  return (
    <Block
      title={
        <>
          <span>{title}</span> {row.standing === 'added' && <Tag kind="ok">{t.added}</Tag>}
          {row.standing === 'removed' && <Tag kind="late">{t.removed}</Tag>}
        </>
      }
    >
      <SummaryList rows={linesOf(lang, found, group, row)} />
      <Actions>
        {row.standing === 'removed' ? (
          <Button variant="secondary" small name="step" value={step('undo')}>
            {t.undo(title)}
          </Button>
        ) : (
          <>
            {isOwn && (
              <Button variant="secondary" small name="step" value={step('change')}>
                {t.change(title)}
              </Button>
            )}
            {mayRemove && (
              <Button variant="secondary" small name="step" value={step('remove')}>
                {fieldTexts(lang).group.removeAbout(title)}
              </Button>
            )}
          </>
        )}
      </Actions>
    </Block>
  )
}

type RemovalProps = Pick<RowProps, 'lang' | 'found' | 'group' | 'row' | 'title'> & { action: string; back: string }

/** Asked once; until it is sent the row can be put back. */
export const RowRemovalPage = ({ lang, found, group, row, title, action, back }: RemovalProps) => {
  const t = correctingTexts(lang).removal
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={t.text}>
        {t.title(title)}
      </Title>
      <SummaryList rows={linesOf(lang, found, group, row)} />
      <Form action={action} name="removal">
        <Actions>
          <Button>{t.yes}</Button>
          <Link href={back} standalone>
            {t.no}
          </Link>
        </Actions>
      </Form>
    </>
  )
}

const linesOf = (lang: Lang, found: Case, group: GroupField, { answers }: Pick<StandingRow, 'answers'>) =>
  // Parse edge: answers as they were kept.
  rowLines(lang, found, group, answers as Readonly<Record<string, PlainValue>>).map(({ label, text }) => ({
    term: label,
    value: inItsLanguage(lang, text),
  }))
