import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  EmptyState,
  Form,
  Lede,
  Link,
  Notice,
  Pairs,
  Reason,
  TextArea,
  Thumbnail,
} from '#platform/ui/index.ts'
import { plainWords } from '../../text/index.ts'
import type { AdviceView } from '../actions/answer.ts'
import type { Advice } from '../store.ts'
import { adviceWords as t } from '../text.ts'
import { Lines, StateTag } from './case-advice.tsx'

type ListProps = { rows: readonly { advice: Advice; from: string; procedure: string }[]; today: Temporal.PlainDate }

/** What this person's offices were asked and have not answered. */
export const AdviceList = ({ rows, today }: ListProps) => (
  <>
    <h1>{t.list.title}</h1>
    <Lede>{t.list.lede}</Lede>
    <DataTable
      caption={t.list.title}
      columns={[
        { label: t.list.columns.procedure, heading: true },
        { label: t.list.columns.from },
        { label: t.list.columns.number },
        { label: t.list.columns.due },
      ]}
      rows={rows.map(({ advice, from, procedure }) => ({
        href: `/staff/advice/${advice.id}`,
        cells: [
          procedure,
          from,
          advice.receiptNumber,
          <>
            {toWareki(advice.dueOn)} <StateTag advice={advice} today={today} />
          </>,
        ],
      }))}
      empty={<EmptyState title={t.list.empty} />}
    />
  </>
)

type PageProps = {
  view: AdviceView
  from: string
  typed: string | undefined
  mayAnswer: boolean
  today: Temporal.PlainDate
}

/** One question to the asked office: what is asked, what may be seen for it, and the answer. */
export const AdvicePage = ({ view, from, typed, mayAnswer, today }: PageProps) => {
  const { advice, applicant, lines } = view
  const shown = [
    ...(applicant ? [{ term: t.applicant, value: applicant }] : []),
    ...lines.map((line) => ({
      term: line.label,
      value: line.fileId ? (
        <>
          <Link href={`/staff/advice/${advice.id}/paper/${line.fileId}`}>{line.value}</Link>
          <Thumbnail bytes={line.picture} />
        </>
      ) : (
        line.value
      ),
    })),
  ]
  return (
    <>
      {!advice.endedAt && <Reason>{t.one.reading}</Reason>}
      <h1>{`${t.one.title}：${plainWords(view.definition.name)}`}</h1>
      <p class="meta">
        <StateTag advice={advice} today={today} />　{t.one.from}：{from}　{toWareki(advice.dueOn)}
      </p>
      <Block title={t.one.question}>
        <Lines text={advice.question} />
      </Block>
      {advice.endedAt ? (
        <>
          {advice.answer && (
            <Block title={t.one.answer}>
              <Lines text={advice.answer} />
            </Block>
          )}
          <Notice>{t.one.ended}</Notice>
        </>
      ) : (
        <>
          <Block title={t.one.shown}>{shown.length > 0 ? <Pairs pairs={shown} /> : <p>{t.one.nothing}</p>}</Block>
          {mayAnswer && (
            <Form action={`/staff/advice/${advice.id}`}>
              <TextArea name="answer" label={t.one.answer} hint={t.one.answerHint} rows={6} value={typed} />
              <Actions>
                <Button keys="Ctrl+Enter">{t.one.send}</Button>
              </Actions>
            </Form>
          )}
        </>
      )}
    </>
  )
}
