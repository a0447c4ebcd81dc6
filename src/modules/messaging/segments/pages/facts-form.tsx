import { Actions, Button, DateField, Form, Radios, Select, TextArea, TextField } from '#platform/ui/index.ts'
import { grounds } from '../domain/version.ts'
import { staffTexts } from '../text/staff.ts'

const t = staffTexts.facts

export type Given = (name: string) => string | undefined

type FactsProps = {
  action: string
  submit: string
  given: Given
  /** Only of somebody who works at several. */
  offices?: readonly { value: string; label: string }[] | undefined
}

/** Name, purpose, ground in law and period: without these nobody is addressed. */
export const FactsForm = ({ action, submit, given, offices = [] }: FactsProps) => (
  <Form action={action} label={t.title}>
    {offices.length > 1 && <Select name="office" label={t.office} options={offices} value={given('office')} />}
    <TextField name="name" label={t.name} hint={t.nameHint} value={given('name')} />
    <TextArea name="purpose" label={t.purpose} hint={t.purposeHint} rows={2} value={given('purpose')} />
    <Radios
      name="ground"
      legend={t.ground}
      value={given('ground')}
      options={grounds.map((ground) => ({
        value: ground,
        label: staffTexts.grounds[ground],
        hint: staffTexts.groundHints[ground],
      }))}
    />
    <TextArea
      name="groundReason"
      label={t.groundReason}
      hint={t.groundReasonHint}
      rows={3}
      value={given('groundReason')}
      optional
    />
    <DateField name="from" label={t.from} value={given('from') ?? ''} />
    <DateField name="until" label={t.until} hint={t.untilHint} value={given('until') ?? ''} />
    <Actions>
      <Button>{submit}</Button>
    </Actions>
  </Form>
)
