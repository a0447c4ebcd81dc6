import { toWareki, wardDate } from '#platform/time/index.ts'
import { Block, Button, DataTable, Details, Form, Link, Meta, Tag, Thumbnail } from '#platform/ui/index.ts'
import { wordsOf } from '../../actions/desk/answer-lines.ts'
import type { CaseView } from '../../actions/desk/case-view.ts'
import { type Change, difference } from '../../domain/correction/difference.ts'
import { paperKey } from '../../domain/correction/askable.ts'
import { desk } from '../../text/desk.ts'
import { plainWords } from '../../text/index.ts'
import { WordsPicker } from '../../letter-texts/words-picker.tsx'
import { AskFields } from './ask-fields.tsx'
import type { DecisionInput } from './decision-panel.tsx'

const t = desk.corrections

type Correction = CaseView['corrections'][number]
type Props = { view: CaseView; typed: DecisionInput; mayAsk: boolean; paperHref: (paper: string) => string }

/** What the resident was asked again: what is open, what the answers changed, and another question while one is open. */
export const Corrections = ({ view, typed, mayAsk, paperHref }: Props) => {
  if (view.corrections.length === 0) return null
  const canAskMore = mayAsk && view.row.state === 'awaiting_correction'
  return (
    <Block title={t.title}>
      {view.corrections.map((correction) => (
        <div class="correction">
          <p>
            <StandingTag correction={correction} />　{t.askedOn(toWareki(wardDate(correction.requestedAt)))}
          </p>
          <p>{correction.reason}</p>
          {correction.after || correction.fileId || hasBefore(correction) ? (
            <Answer view={view} correction={correction} paperHref={paperHref} />
          ) : (
            <AskedList view={view} correction={correction} />
          )}
          {canAskMore && !correction.answeredAt && (
            <Form action={`/staff/cases/${view.row.id}/corrections/${correction.id}/removal`}>
              <Button variant="quiet" small>
                {t.drop}
              </Button>
            </Form>
          )}
        </div>
      ))}
      {canAskMore && (
        <Details summary={t.more} open={typed['question'] !== undefined}>
          <Form action={`/staff/cases/${view.row.id}/corrections`} id="more">
            <AskFields view={view} typed={typed} />
            <Button>{t.ask}</Button>
            <WordsPicker texts={view.letterTexts} kinds={['correction']} typed={typed} />
          </Form>
          <Meta>{t.moreHint}</Meta>
        </Details>
      )}
    </Block>
  )
}

const StandingTag = ({ correction }: { correction: Correction }) => {
  if (!correction.answeredAt) return <Tag kind="ask">{t.open(toWareki(correction.answerBy))}</Tag>
  if (correction.after || correction.fileId || hasBefore(correction)) return <Tag kind="ok">{t.answered}</Tag>
  return <Tag kind="late">{t.unanswered}</Tag>
}

const hasBefore = ({ before }: Correction): boolean => Object.keys(before).length > 0

const AskedList = ({ view, correction }: { view: CaseView; correction: Correction }) => (
  <ul>
    {correction.fields.map((key) => (
      <li>
        {view.askedLabel(key)}
        {correction.reasons[key] && `：${correction.reasons[key]}`}
      </li>
    ))}
  </ul>
)

const Answer = ({ view, correction, paperHref }: Pick<Props, 'view' | 'paperHref'> & { correction: Correction }) => {
  const { fileId } = correction
  return (
    <DataTable
      caption={t.difference}
      columns={[{ label: t.columns.field, heading: true }, { label: t.columns.before }, { label: t.columns.after }]}
      rows={[
        ...changesOf(view, correction).map((change) => ({
          cells: [
            plainWords(change.label),
            <Before view={view} change={change} />,
            <After view={view} change={change} />,
          ],
        })),
        ...(correction.fields.includes(paperKey)
          ? [
              {
                cells: [
                  desk.caseFile.askPaper,
                  '',
                  fileId ? (
                    <>
                      <Link href={paperHref(`paper/${fileId}`)}>{desk.caseFile.attachment}</Link>
                      <Thumbnail bytes={view.pictures.get(fileId)} />
                    </>
                  ) : (
                    '—'
                  ),
                ],
              },
            ]
          : []),
      ]}
    />
  )
}

/** Answered before both sides were kept: beside what stood there, what stands there now. */
const changesOf = (view: CaseView, { before, after }: Correction): Change[] =>
  difference(view.definition, {
    before,
    after: after ?? Object.fromEntries(Object.keys(before).map((key) => [key, view.kept[key]])),
    kept: view.kept,
  })

type LineProps = { view: CaseView; change: Change }

const Before = ({ view, change }: LineProps) =>
  change.kind === 'added' ? (
    <>—</>
  ) : change.kind === 'same' ? (
    <Words view={view} change={change} of="before" />
  ) : (
    <del>
      <Words view={view} change={change} of="before" />
    </del>
  )

const After = ({ view, change }: LineProps) => {
  if (change.kind === 'same') return <>{t.same}</>
  if (change.kind === 'removed') return <Tag kind="late">{t.removed}</Tag>
  return (
    <>
      <ins>
        <Words view={view} change={change} of="after" />
      </ins>{' '}
      {change.kind === 'added' && <Tag kind="ok">{t.added}</Tag>}
    </>
  )
}

const Words = ({ view, change, of }: LineProps & { of: 'before' | 'after' }) => (
  <>{wordsOf(change.field, change[of], view.reading)}</>
)
