import type { Raw } from '#platform/http/index.ts'
import { formatDate, formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  DataTable,
  DateField,
  EmptyState,
  Form,
  Lede,
  Meta,
  Notice,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import { outageTexts as t } from './text.ts'

export type OutagesProps = {
  outages: readonly {
    beganAt: Temporal.Instant
    endedAt: Temporal.Instant
    movedTo: Temporal.PlainDate
    reason: string
    who: string | undefined
  }[]
  typed: Raw
  /** The day to which the outage just recorded moved what ended in it. */
  recorded: Temporal.PlainDate | undefined
}

export const OutagesPage = ({ outages, typed, recorded }: OutagesProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <h1>{t.title}</h1>
      <Lede>{t.lede}</Lede>
      {recorded && (
        <Notice kind="success" live>
          <p>{t.recorded(formatDate(recorded, 'ja'))}</p>
        </Notice>
      )}
      <Block title={t.record}>
        <Meta>{t.note}</Meta>
        <Form action="/staff/outages" label={t.record}>
          <DateField name="beganOn" label={t.fields.beganOn} value={value('beganOn')} />
          <TextField
            name="beganAt"
            label={t.fields.beganAt}
            hint={t.hints.time}
            value={value('beganAt')}
            width="short"
          />
          <DateField name="endedOn" label={t.fields.endedOn} value={value('endedOn')} />
          <TextField
            name="endedAt"
            label={t.fields.endedAt}
            hint={t.hints.time}
            value={value('endedAt')}
            width="short"
          />
          <TextArea name="reason" label={t.fields.reason} hint={t.hints.reason} rows={3} value={value('reason')} />
          <Checkbox name="sure" label={t.confirm} />
          <Actions>
            <Button>{t.record}</Button>
          </Actions>
        </Form>
      </Block>
      <Block title={t.list}>
        <DataTable
          caption={t.list}
          columns={[
            { label: t.columns.from, heading: true },
            { label: t.columns.until },
            { label: t.columns.moved },
            { label: t.columns.reason },
            { label: t.columns.who },
          ]}
          rows={outages.map(({ beganAt, endedAt, movedTo, reason, who }) => ({
            cells: [
              formatDateTime(beganAt, 'ja'),
              formatDateTime(endedAt, 'ja'),
              formatDate(movedTo, 'ja'),
              reason,
              who ?? '',
            ],
          }))}
          empty={<EmptyState title={t.empty} />}
        />
      </Block>
    </>
  )
}
