import { Actions, Button, Checkbox, DateField, Form, Lede, Radios, TextArea, TextField } from '#platform/ui/index.ts'
import { outsideKinds } from '../domain/outside-record.ts'
import { outsideKindLabels, recordTexts as t, sexLabels } from '../text/staff.ts'
import type { Typed } from './record-panel.tsx'

const words = t.outsideForm

/** 住登外: a new person whom the register does not hold. */
export const OutsideForm = ({
  typed,
  isKnown,
}: {
  typed: Typed /** Somebody has this name and birth date. */
  isKnown: boolean
}) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{words.lede}</Lede>
      <Form action="/staff/people/new" class="narrow" label={words.title}>
        <Radios
          name="kind"
          legend={t.form.kind}
          value={value('kind')}
          options={outsideKinds.map((kind) => ({ value: kind, label: outsideKindLabels[kind] }))}
        />
        <TextField name="name" label={words.name} hint={words.nameHint} value={value('name')} />
        <TextField name="kana" label={words.kana} optional value={value('kana')} />
        <DateField
          name="birthDate"
          label={words.birthDate}
          hint={words.birthHint}
          optional
          value={value('birthDate')}
        />
        <Radios
          name="sex"
          legend={words.sex}
          optional
          value={value('sex')}
          options={Object.entries(sexLabels).map(([key, label]) => ({ value: key, label }))}
        />
        <TextField
          name="postcode"
          label={t.form.postcode}
          width="short"
          inputMode="numeric"
          value={value('postcode')}
        />
        <TextField name="address" label={t.form.address} width="full" value={value('address')} />
        <TextField name="building" label={t.form.building} width="full" optional value={value('building')} />
        <TextArea name="note" label={t.form.reason} rows={3} value={value('note')} />
        {isKnown && <Checkbox name="another" label={words.another} checked={value('another') !== undefined} />}
        <Actions>
          <Button>{words.submit}</Button>
        </Actions>
      </Form>
    </>
  )
}
