import {
  Checkboxes,
  DateField,
  FieldGroup,
  NumberField,
  Radios,
  Select,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { Sent } from '../../actions/reception/read-form.ts'
import type { Field, PlainField } from '../../domain/definition/fields.ts'
import { plainWords } from '../../text/index.ts'
import { ComputedValue } from '../resident/fields/computed-value.tsx'
import { RankingInput } from '../resident/fields/ranking-input.tsx'
import { reception } from '../../text/intake/reception.ts'

export type OfferedTime = { value: string; label: string }

export type SheetProps = {
  found: Case
  /** What stands in the inputs, by the names of the form. */
  typed: Sent
  /** Rows of each group that hold something. */
  rows: Readonly<Record<string, readonly string[]>>
  /** Free times by calendar. */
  times: ReadonlyMap<string, readonly OfferedTime[]>
}

const t = reception.sheet
/** Rows that stand empty below those in use. */
const spare = 2

/** One question of the definition on the clerk's sheet: everything at once, in plain words. */
export const SheetField = ({ field, ...sheet }: SheetProps & { field: Field }) =>
  field.type === 'group' ? (
    <>
      {rowsShown(field, sheet.rows[field.id] ?? []).map((row, place) => (
        <fieldset class="rows">
          <legend>{t.row(plainWords(field.rowLabel), place + 1)}</legend>
          {field.fields.map((inner) => (
            <Plain field={inner} name={`${field.id}.${row}.${inner.id}`} {...sheet} />
          ))}
        </fieldset>
      ))}
      <p class="hint">{t.emptyRow}</p>
    </>
  ) : (
    <Plain field={field} name={field.id} {...sheet} />
  )

function rowsShown({ min, max }: Extract<Field, { type: 'group' }>, used: readonly string[]): string[] {
  const highest = Math.max(0, ...used.map(Number).filter(Number.isFinite))
  const count = Math.min(max, Math.max(highest, min) + spare)
  return Array.from({ length: Math.max(count, highest) }, (_, place) => String(place + 1))
}

const Plain = ({ field, name, found, typed, times }: SheetProps & { field: PlainField; name: string }) => {
  const label = plainWords(field.label)
  const chosen = typed[name] ?? []
  const [value = ''] = chosen
  const base = { name, label, optional: field.optional }
  switch (field.type) {
    case 'choice':
      return <Radios {...base} legend={label} value={value} options={optionsOf(field.options)} />
    case 'choices':
      return <Checkboxes {...base} legend={label} values={chosen} options={optionsOf(field.options)} />
    case 'ranking':
      return (
        <RankingInput
          lang="ja"
          field={field}
          name={name}
          label={label}
          options={optionsOf(field.options)}
          chosen={chosen}
        />
      )
    case 'computed':
      return <ComputedValue lang="ja" field={field} label={label} value={chosen[0]} />
    case 'persons':
      return (
        <Checkboxes
          {...base}
          legend={label}
          values={chosen}
          options={found.members.map((member) => ({ value: member.personId, label: member.name }))}
        />
      )
    case 'number':
      return <NumberField {...base} value={value} unit={plainWords(field.unit)} />
    case 'long-text':
      return <TextArea {...base} value={value} />
    case 'date':
      return <DateField {...base} value={value} />
    case 'appointment':
      return (
        <Select {...base} emptyLabel={t.chooseTime} options={[...(times.get(field.calendar) ?? [])]} value={value} />
      )
    case 'bank-account':
      return <BankAccount field={field} name={name} found={found} typed={typed} />
    case 'file':
      return (
        <FieldGroup {...base} hint={t.fileOnPaper}>
          <span />
        </FieldGroup>
      )
    case 'text':
    case 'address':
      return <TextField {...base} value={value} width={field.type === 'address' ? 'full' : 'medium'} />
  }
}

const optionsOf = (options: readonly { value: string; label: Parameters<typeof plainWords>[0] }[]) =>
  options.map(({ value, label }) => ({ value, label: plainWords(label) }))

/** An account that is known, the 公金受取口座, or the one on the paper. */
const BankAccount = ({
  field,
  name,
  found,
  typed,
}: Pick<SheetProps, 'found' | 'typed'> & { field: Extract<PlainField, { type: 'bank-account' }>; name: string }) => {
  const known = [...found.referred.accounts].map(([value, { bankCode, branchCode, masked }]) => ({
    value,
    label: `${bankCode}-${branchCode} ${masked}`,
  }))
  const part = (key: string) => ({ name: `${name}.${key}`, value: typed[`${name}.${key}`]?.[0] ?? '' })
  return (
    <Radios
      name={name}
      legend={plainWords(field.label)}
      value={typed[name]?.[0] ?? (known.length > 0 ? undefined : 'new')}
      options={[
        ...(field.publicAccount ? [{ value: 'public', label: t.publicAccount }] : []),
        ...known,
        {
          value: 'new',
          label: t.newAccount,
          nested: (
            <>
              <TextField {...part('bank')} label={t.bank} width="short" inputMode="numeric" />
              <TextField {...part('branch')} label={t.branch} width="short" inputMode="numeric" />
              <Select
                {...part('kind')}
                label={t.accountKind}
                options={[
                  { value: 'ordinary', label: t.ordinary },
                  { value: 'current', label: t.current },
                  { value: 'savings', label: t.savings },
                ]}
              />
              <TextField {...part('number')} label={t.accountNumber} width="short" inputMode="numeric" />
              <TextField {...part('holder')} label={t.accountHolder} />
            </>
          ),
        },
      ]}
    />
  )
}
