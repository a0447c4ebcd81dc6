import { toWareki } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  DateField,
  Desk,
  EmptyState,
  Form,
  Lede,
  Notice,
  Select,
  TextField,
} from '#platform/ui/index.ts'
import type { ShownMandates } from './actions.ts'
import { type Mandate, mandateKinds } from './domain.ts'
import { endedByLabels, mandateKindLabels, mandateText as t, nameOfMandate } from './text.ts'

type MandatesProps = {
  shown: ShownMandates
  today: Temporal.PlainDate
  mayChange: boolean
  done: string | undefined
  typed: Readonly<Record<string, string | string[]>>
  /** The procedure from whose paper somebody came here. */
  procedure: string | undefined
}

/** Who may act for one person: whoever can today, whoever could, and the form to write down one more. */
export const MandatesPage = (props: MandatesProps) => {
  const { shown, today, mayChange, done } = props
  const stands = ({ validFrom, validTo }: Mandate) =>
    Temporal.PlainDate.compare(validFrom, today) <= 0 && (!validTo || Temporal.PlainDate.compare(today, validTo) < 0)
  return (
    <>
      {done && (
        <Notice kind="success" live>
          {done}
        </Notice>
      )}
      <Desk wide panel={mayChange && <Beside {...props} />}>
        <Lede>{t.lede}</Lede>
        <Block title={t.whose}>
          <p>{shown.name}</p>
        </Block>
        <Block title={t.standing}>
          <Mandates {...props} caption={t.standing} mandates={shown.mandates.filter(stands)} />
        </Block>
        <Block title={t.ended}>
          <Mandates {...props} caption={t.ended} mandates={shown.mandates.filter((one) => !stands(one))} />
        </Block>
      </Desk>
    </>
  )
}

const Beside = (props: MandatesProps) => (
  <>
    <AddMandate {...props} />
    <EndMandate {...props} />
  </>
)

const Mandates = ({ caption, mandates, shown }: MandatesProps & { caption: string; mandates: readonly Mandate[] }) => (
  <DataTable
    caption={caption}
    columns={[
      { label: t.columns.representative, heading: true },
      { label: t.columns.kind },
      { label: t.columns.scope },
      { label: t.columns.since },
      { label: t.columns.until },
      { label: t.columns.evidence },
    ]}
    rows={mandates.map((mandate) => ({
      cells: [
        mandate.representative,
        mandateKindLabels[mandate.kind],
        scopeOf(mandate, shown),
        toWareki(mandate.validFrom),
        endOf(mandate),
        mandate.evidence,
      ],
    }))}
    empty={<EmptyState title={t.nobody} />}
  />
)

const scopeOf = ({ procedure }: Mandate, { procedures }: ShownMandates): string =>
  procedure === null ? t.everything : (procedures.find(({ value }) => value === procedure)?.label ?? t.otherProcedure)

function endOf({ validTo, endedBy }: Mandate): string {
  if (!validTo || !endedBy) return t.noEnd
  return t.endedBy(toWareki(validTo.subtract({ days: 1 })), endedByLabels[endedBy])
}

// What has ended may turn out to have ended still earlier.
const mayEnd = ({ validFrom, validTo }: Mandate, today: Temporal.PlainDate): boolean =>
  !validTo ||
  (Temporal.PlainDate.compare(validFrom, validTo) < 0 &&
    Temporal.PlainDate.compare(validTo, today.subtract({ years: 1 })) > 0)

const EndMandate = ({ shown, today, typed }: MandatesProps) => {
  const open = shown.mandates.filter((one) => mayEnd(one, today))
  if (open.length === 0) return null
  return (
    <Block title={t.end.title}>
      <Form action={`/staff/mandates/${shown.personId}/ends`} label={t.end.title}>
        <Select
          name="mandate"
          label={t.end.which}
          emptyLabel={t.choose}
          value={textOf(typed, 'mandate')}
          options={open.map((one) => ({ value: one.id, label: nameOfMandate(one) }))}
        />
        <DateField name="on" label={t.end.from} hint={t.end.fromHint} value={textOf(typed, 'on')} />
        <Actions>
          <Button variant="secondary">{t.end.end}</Button>
        </Actions>
      </Form>
    </Block>
  )
}

const textOf = (typed: MandatesProps['typed'], name: string): string | undefined =>
  typeof typed[name] === 'string' ? typed[name] : undefined

const AddMandate = ({ shown, typed, procedure }: MandatesProps) => {
  const value = (name: string) => textOf(typed, name)
  return (
    <Block title={t.add}>
      <Form action={`/staff/mandates/${shown.personId}`} label={t.add}>
        <TextField
          name="representative"
          label={t.form.representative}
          hint={t.form.representativeHint}
          value={value('representative')}
        />
        <Select
          name="kind"
          label={t.form.kind}
          emptyLabel={t.choose}
          value={value('kind')}
          options={mandateKinds.map((kind) => ({ value: kind, label: mandateKindLabels[kind] }))}
        />
        <Select
          name="procedure"
          label={t.form.scope}
          hint={t.form.scopeHint}
          emptyLabel={t.choose}
          value={value('procedure') ?? procedure}
          options={[{ value: 'all', label: t.everything }, ...shown.procedures]}
        />
        <TextField
          name="evidence"
          label={t.form.evidence}
          hint={t.form.evidenceHint}
          value={value('evidence')}
          width="full"
        />
        <DateField name="from" label={t.form.from} value={value('from')} />
        <DateField name="until" label={t.form.until} hint={t.form.untilHint} optional value={value('until')} />
        <Actions>
          <Button>{t.form.add}</Button>
        </Actions>
      </Form>
    </Block>
  )
}
