import { formatDateTime, toWareki } from '#platform/time/index.ts'
import {
  Block,
  Button,
  Checkboxes,
  DateField,
  Details,
  Form,
  Meta,
  Notice,
  Select,
  Tag,
  TextArea,
} from '#platform/ui/index.ts'
import type { CaseAdvice } from '../actions/case-advice.ts'
import { applicantShare } from '../domain.ts'
import type { Advice } from '../store.ts'
import { adviceWords as t } from '../text.ts'

type Typed = Readonly<Record<string, string | readonly string[] | undefined>>

/** 意見照会 beside a case: what other offices were asked and said, and another question. */
export const AdviceBlock = ({ view, typed }: { view: CaseAdvice; typed: Typed }) => {
  if (view.asked.length === 0 && !view.canAsk) return null
  return (
    <Block title={t.title}>
      {view.asked.map(({ advice, office, by }) => (
        <div class="correction">
          <p class="meta">
            <StateTag advice={advice} today={view.today} />　{t.asked(office, toWareki(advice.dueOn))}
          </p>
          <Lines text={advice.question} />
          {advice.answer && advice.endedAt && (
            <Notice title={t.answeredBy(by, formatDateTime(advice.endedAt, 'ja'))}>
              <Lines text={advice.answer} />
            </Notice>
          )}
          {!advice.endedAt && view.canAsk && (
            <Form action={`/staff/cases/${view.caseId}/advice/${advice.id}/withdrawal`}>
              <Button variant="quiet" small>
                {t.withdraw}
              </Button>
            </Form>
          )}
        </div>
      ))}
      {view.canAsk && <AskForm view={view} canAsk={view.canAsk} typed={typed} />}
    </Block>
  )
}

export const StateTag = ({ advice, today }: { advice: Advice; today: Temporal.PlainDate }) => {
  if (advice.endedFor)
    return <Tag kind={advice.endedFor === 'answered' ? 'ok' : 'wait'}>{t.states[advice.endedFor]}</Tag>
  const isLate = Temporal.PlainDate.compare(advice.dueOn, today) < 0
  return <Tag kind={isLate ? 'late' : 'ask'}>{isLate ? t.states.late : t.states.open}</Tag>
}

export const Lines = ({ text }: { text: string }) => (
  <>
    {text.split('\n').map((line) => (
      <p>{line}</p>
    ))}
  </>
)

type AskFormProps = { view: CaseAdvice; canAsk: NonNullable<CaseAdvice['canAsk']>; typed: Typed }

const AskForm = ({ view, canAsk, typed }: AskFormProps) => {
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  const shares = typed['shares']
  const isMarked = !canAsk.shares.some(({ key }) => key === applicantShare)
  return (
    <Details summary={t.ask} open={typed['askedOffice'] !== undefined}>
      <Form action={`/staff/cases/${view.caseId}/advice`} id="advice">
        <Select
          name="askedOffice"
          label={t.office}
          emptyLabel={t.noOffice}
          value={text('askedOffice')}
          options={canAsk.offices.map(({ id, name, parentName }) => ({
            value: id,
            label: `${parentName} ${name}`.trim(),
          }))}
        />
        <TextArea name="adviceQuestion" label={t.question} rows={3} value={text('adviceQuestion')} />
        {isMarked && <Meta>{t.marked}</Meta>}
        {canAsk.shares.length > 0 && (
          <Checkboxes
            name="shares"
            legend={t.shares}
            hint={t.sharesHint}
            values={Array.isArray(shares) ? shares : []}
            options={canAsk.shares.map(({ key, label }) => ({
              value: key,
              label: key === applicantShare ? t.applicant : label,
            }))}
          />
        )}
        <DateField name="adviceDueOn" label={t.dueOn} value={text('adviceDueOn')} />
        <Button small>{t.send}</Button>
      </Form>
    </Details>
  )
}
