import type { Lang } from '#platform/i18n/index.ts'
import {
  Checkboxes,
  type Content,
  DateField,
  Notice,
  NumberField,
  Radios,
  TextArea,
  TextField,
} from '#platform/ui/index.ts'
import type { Case } from '../../../actions/load-case.ts'
import type { OfferedDay } from '../../../appointments/index.ts'
import type { Asked } from '../../../domain/answers/answer.ts'
import { membersMeant } from '../../../domain/answers/persons.ts'
import type { PlainField } from '../../../domain/definition/fields.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import type { KnownValue } from '../../../actions/prefill.ts'
import { formatCalendarDate } from '#platform/time/index.ts'
import { say, texts } from '../../../text/index.ts'
import type { Values } from '../words.ts'
import { FileInput } from './file-input.tsx'
import { AccountInput } from './account-input.tsx'
import { ComputedValue } from './computed-value.tsx'
import { RankingInput } from './ranking-input.tsx'
import { TimeInput } from './time-input.tsx'

/** Per field what stands in its inputs. */
export type Typed = Readonly<Record<string, readonly string[]>>

export type FieldInputProps = {
  lang: Lang
  asked: Asked
  label: Content
  found: Pick<Case, 'members' | 'household' | 'today' | 'known' | 'referred'> & Partial<Pick<Case, 'place'>>
  typed: Typed
  values: Values
  /** Free times by calendar. */
  times?: ReadonlyMap<string, readonly OfferedDay[]>
  /** Questions below an option of a question, by the option's value. */
  below?: (asked: Asked) => ReadonlyMap<string, readonly Asked[]>
}

/** One question of a definition as inputs. Works for the question pages, rows of a group and corrections. */
export const FieldInput = (props: FieldInputProps) => {
  const { lang, asked, label, below, typed, found, values, times } = props
  const { field } = asked
  const nested = below?.(asked)
  const chosen = typedIn(props)
  const shared = { name: field.id, hint: hintOf(props), optional: field.optional }
  const [first = ''] = chosen
  switch (field.type) {
    case 'choice':
      return (
        <Radios
          {...shared}
          legend={label}
          {...(chosen[0] !== undefined && { value: chosen[0] })}
          options={optionsOf(lang, asked, values).map((option) => ({
            ...option,
            nested: nested
              ?.get(option.value)
              ?.map((inner) => <FieldInput {...props} asked={inner} label={say(inner.field.label, lang)} />),
          }))}
        />
      )
    case 'choices':
      return <Checkboxes {...shared} legend={label} values={chosen} options={optionsOf(lang, asked, values)} />
    case 'ranking':
      return (
        <RankingInput
          name={field.id}
          hint={shared.hint}
          lang={lang}
          field={field}
          label={label}
          options={optionsOf(lang, asked, values)}
          chosen={chosen}
        />
      )
    case 'computed':
      return <ComputedValue lang={lang} field={field} label={label} hint={shared.hint} value={chosen[0]} />
    case 'persons':
      return <PersonsInput {...props} field={field} chosen={chosen} hint={shared.hint} />
    case 'number':
      return <NumberField {...shared} label={label} value={first} unit={say(field.unit, lang)} />
    case 'text':
      return <TextField {...shared} label={label} value={first} {...textKinds[field.format]} {...fixedBy(props)} />
    case 'address':
      return <TextField {...shared} label={label} value={first} width="full" {...fixedBy(props)} />
    case 'long-text':
      return <TextArea {...shared} label={label} value={first} maxLength={field.maxLength} />
    case 'date':
      return <DateField {...shared} hint={shared.hint ?? undefined} label={label} value={first} />
    case 'file':
      return <FileInput {...props} field={field} />
    case 'bank-account':
      return <AccountInput lang={lang} field={field} label={label} hint={shared.hint} found={found} typed={typed} />
    case 'appointment':
      return (
        <TimeInput
          lang={lang}
          name={field.id}
          label={label}
          hint={shared.hint}
          value={first}
          days={times?.get(field.calendar) ?? []}
        />
      )
  }
}

type PersonsProps = FieldInputProps & {
  field: Extract<PlainField, { type: 'persons' }>
  chosen: readonly string[]
  hint: string | undefined
}

const PersonsInput = ({ lang, label, found, field, chosen, hint }: PersonsProps) => {
  const shared = { name: field.id, hint, optional: field.optional, legend: label }
  const options = peopleOf(lang, found, field)
  if (options.length === 0)
    return (
      <Notice kind="warning" title={label}>
        <p>{fieldTexts(lang).nobodyMeant}</p>
        {hint && <p>{hint}</p>}
      </Notice>
    )
  return field.max === 1 ? (
    <Radios {...shared} value={chosen[0] ?? ''} options={options} />
  ) : (
    <Checkboxes {...shared} values={chosen} options={options} />
  )
}

const textKinds = {
  plain: { width: 'full' },
  name: { autocomplete: 'name' },
  kana: {},
  phone: { type: 'tel', autocomplete: 'tel', inputMode: 'tel' },
  email: { type: 'email', autocomplete: 'email', inputMode: 'email' },
  postcode: { autocomplete: 'postal-code', inputMode: 'numeric', width: 'short' },
  microchip: { inputMode: 'numeric' },
} as const

/** What was typed or kept; the register's own words where nothing was. */
function typedIn({
  asked: { field },
  typed,
  found,
}: Pick<FieldInputProps, 'asked' | 'typed' | 'found'>): readonly string[] {
  const known = field.prefill && found.known.get(field.prefill)
  if (known && (field.fixed || typed[field.id] === undefined)) return [known.value]
  return typed[field.id] ?? []
}

export function hintOf({ lang, asked: { field }, values, typed, found }: FieldInputProps): string | undefined {
  const who = field.type === 'persons' && field.who && say(field.who.says, lang)
  const hint = [field.hint && say(field.hint, lang, values), who].filter(Boolean).join('　') || undefined
  const known = field.prefill && found.known.get(field.prefill)
  const isFilled = known && !field.fixed && typed[field.id] === undefined
  return isFilled ? [sourceText(lang, known), hint].filter(Boolean).join('　') : hint
}

/** 「住民票から」, 「前回の申請（令和8年10月3日）から」. */
function sourceText(lang: Lang, known: KnownValue): string {
  const t = fieldTexts(lang).known
  return known.source === 'earlier' ? t.earlier(formatCalendarDate(known.on, lang)) : t[known.source]
}

const fixedBy = ({ lang, asked: { field }, found }: FieldInputProps) =>
  field.fixed && field.prefill && found.known.get(field.prefill)
    ? { readOnlyBecause: fieldTexts(lang).known.fixed }
    : {}

const optionsOf = (lang: Lang, { options }: Asked, values: Values) =>
  options.map(({ value, label, hint }) => ({
    value,
    label: say(label, lang, values),
    ...(hint && { hint: say(hint, lang, values) }),
  }))

function peopleOf(
  lang: Lang,
  { members, household, today }: Pick<Case, 'members' | 'household' | 'today'>,
  field: Extract<PlainField, { type: 'persons' }>,
) {
  const meant = new Set(membersMeant(field, household, today).map(({ personId }) => personId))
  return members
    .filter(({ personId }) => meant.has(personId))
    .map(({ personId, name }) => ({
      value: personId,
      label: personId === household.self ? `${name}（${texts(lang).question.me}）` : name,
    }))
}
