import { Checkbox, Checkboxes, Form, NumberField, Select, TextArea, TextField } from '#platform/ui/index.ts'
import { upkeepTexts as t } from '../text.ts'
import { ReasonAndPreview, type Typed } from './pattern-form.tsx'

type Option = { value: string; label: string }
export type SpaceChoices = { rules: readonly string[]; tariffs: readonly string[]; activities: readonly Option[] }

const words = t.words
const same = (value: string): Option => ({ value, label: value })

const Names = ({ typed }: { typed: Typed }) => (
  <>
    <TextField name="name" label={words.name} value={typed.text('name')} maxLength={100} />
    <TextField name="kana" label={words.kana} value={typed.text('kana')} maxLength={200} />
    <TextField name="english" label={words.english} value={typed.text('english')} lang="en" maxLength={200} optional />
  </>
)

const Marks = ({ typed }: { typed: Typed }) => (
  <>
    <Checkbox name="online" label={words.online} checked={Boolean(typed.text('online'))} />
    <Checkbox name="confirmed" label={words.confirmed} checked={Boolean(typed.text('confirmed'))} />
  </>
)

export const FacilityForm = ({ action, typed }: { action: string; typed: Typed }) => (
  <Form action={action} label={words.facility}>
    <Names typed={typed} />
    <TextField name="address" label={words.address} value={typed.text('address')} width="full" />
    <TextField name="phone" label={words.phone} type="tel" value={typed.text('phone')} optional />
    <Marks typed={typed} />
    <ReasonAndPreview typed={typed} label={t.save} />
  </Form>
)

type SpaceProps = { action: string; typed: Typed; choices: SpaceChoices; isNew: boolean }

export const SpaceForm = ({ action, typed, choices, isNew }: SpaceProps) => (
  <Form action={action} label={isNew ? words.newSpace : words.space}>
    <Names typed={typed} />
    {isNew && (
      <>
        <TextField name="slug" label={words.slug} value={typed.text('slug')} maxLength={60} />
        <TextArea name="atoms" label={words.atoms} value={typed.text('atoms')} rows={3} />
      </>
    )}
    <Select
      name="rules"
      label={words.rules}
      value={typed.text('rules')}
      emptyLabel={t.neighbours.choose}
      options={choices.rules.map(same)}
    />
    <Select
      name="tariff"
      label={words.tariff}
      value={typed.text('tariff')}
      emptyLabel={words.noTariff}
      options={choices.tariffs.map(same)}
      optional
    />
    <NumberField name="capacity" label={words.capacity} unit={words.people} value={typed.text('capacity')} />
    <NumberField name="area" label={words.area} unit={words.m2} value={typed.text('area')} optional />
    <Checkboxes
      name="activities"
      legend={words.activities}
      values={typed.list('activities')}
      options={choices.activities}
    />
    {!isNew && <TextField name="until" label={words.until} value={typed.text('until')} optional />}
    <Marks typed={typed} />
    <ReasonAndPreview typed={typed} label={t.save} />
  </Form>
)

type EquipmentProps = { action: string; typed: Typed; isNew: boolean }

export const EquipmentForm = ({ action, typed, isNew }: EquipmentProps) => (
  <Form action={action} label={isNew ? words.newEquipment : words.equipment}>
    <Names typed={typed} />
    <NumberField name="stock" label={words.stock} value={typed.text('stock')} />
    <NumberField name="price" label={words.price} unit={words.yen} value={typed.text('price')} />
    {!isNew && <Checkbox name="ends" label={words.ends} checked={Boolean(typed.text('ends'))} />}
    <ReasonAndPreview typed={typed} label={t.save} />
  </Form>
)
