import {
  Actions,
  Button,
  Checkboxes,
  DateField,
  FieldGroup,
  Form,
  NumberField,
  Radios,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { KeptSpace } from '../store/kept.ts'
import { upkeepTexts as t } from '../text.ts'

/** What was typed, by the names of the fields. */
export type Typed = { text(name: string): string | undefined; list(name: string): string[] }

const dayOptions = [1, 2, 3, 4, 5, 6, 7, 8].map((day) => ({ value: String(day), label: t.dayKinds[day] }))

export const PatternForm = ({
  action,
  spaces,
  typed,
}: {
  action: string
  spaces: readonly KeptSpace[]
  typed: Typed
}) => {
  const words = t.pattern
  return (
    <>
      <p>{words.lede}</p>
      <Form action={action} label={words.title}>
        <Checkboxes
          name="spaces"
          legend={words.spaces}
          values={typed.list('spaces')}
          options={spaces.map(({ id, name }) => ({ value: String(id), label: name }))}
        />
        <DateField name="from" label={words.from} value={typed.text('from')} />
        <DateField name="until" label={words.until} hint={words.untilHint} value={typed.text('until')} optional />
        <Checkboxes name="days" legend={words.days} values={typed.list('days')} options={dayOptions} />
        <TextArea
          name="blocks"
          label={words.blocks}
          hint={words.blocksHint}
          value={typed.text('blocks')}
          rows={6}
          optional
        />
        <FieldGroup name="free" label={words.free} optional>
          <NumberField name="step" label={words.step} unit={words.minutes} value={typed.text('step')} optional />
          <NumberField name="least" label={words.least} unit={words.minutes} value={typed.text('least')} optional />
          <NumberField name="most" label={words.most} unit={words.minutes} value={typed.text('most')} optional />
        </FieldGroup>
        <ReasonAndPreview typed={typed} />
      </Form>
    </>
  )
}

export const ClosingForm = ({ action, typed }: { action: string; typed: Typed }) => {
  const words = t.closing
  return (
    <Form action={action} label={words.title}>
      <Radios
        name="opens"
        legend={words.opens}
        value={typed.text('opens') ?? 'no'}
        options={[
          { value: 'no', label: words.close },
          { value: 'yes', label: words.open },
        ]}
      />
      <DateField name="from" label={words.from} value={typed.text('from')} />
      <DateField name="to" label={words.to} value={typed.text('to')} />
      <Checkboxes name="days" legend={words.days} values={typed.list('days')} options={dayOptions} optional />
      <TextField name="why" label={words.why} value={typed.text('why')} width="full" />
      <ReasonAndPreview typed={typed} />
    </Form>
  )
}

export const ReasonAndPreview = ({ typed, label = t.preview }: { typed: Typed; label?: string }) => (
  <>
    <TextField
      name="reason"
      label={t.reason}
      hint={t.reasonHint}
      value={typed.text('reason')}
      width="full"
      maxLength={300}
    />
    <Actions>
      <Button keys="Ctrl+Enter">{label}</Button>
    </Actions>
  </>
)
