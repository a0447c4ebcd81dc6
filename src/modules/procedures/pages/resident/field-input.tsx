import type { Lang } from '#platform/i18n/index.ts'
import { Checkboxes, type Content, NumberField, Radios, TextField } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { Asked } from '../../domain/answers/answer.ts'
import { say, texts } from '../../text/index.ts'
import type { Values } from './words.ts'

/** Per field what stands in its inputs. */
export type Typed = Readonly<Record<string, readonly string[]>>

type FieldInputProps = {
  lang: Lang
  asked: Asked
  label: Content
  found: Case
  typed: Typed
  values: Values
  /** Questions below one of the options, by its value. */
  nested?: ReadonlyMap<string, readonly Asked[]>
}

/** One question of a definition as inputs. Works for the question pages and for corrections. */
export const FieldInput = ({ lang, asked, label, nested, ...rest }: FieldInputProps) => {
  const { field } = asked
  const { typed, found } = rest
  const chosen = typed[field.id] ?? []
  const hint = field.hint && say(field.hint, lang, rest.values)
  switch (field.type) {
    case 'choice':
      return (
        <Radios
          name={field.id}
          legend={label}
          hint={hint}
          {...(chosen[0] !== undefined && { value: chosen[0] })}
          options={optionsOf(lang, asked, rest.values).map((option) => ({
            ...option,
            nested: nested
              ?.get(option.value)
              ?.map((below) => <FieldInput lang={lang} asked={below} label={say(below.field.label, lang)} {...rest} />),
          }))}
        />
      )
    case 'choices':
      return (
        <Checkboxes
          name={field.id}
          legend={label}
          hint={hint}
          values={chosen}
          options={optionsOf(lang, asked, rest.values)}
        />
      )
    case 'persons':
      return <Checkboxes name={field.id} legend={label} hint={hint} values={chosen} options={peopleOf(lang, found)} />
    case 'text':
    case 'long-text':
    case 'address':
    case 'date':
    case 'appointment':
    case 'bank-account':
    case 'file':
    case 'group':
      return <TextField name={field.id} label={label} hint={hint} value={chosen[0] ?? ''} />
    case 'number':
      return (
        <NumberField name={field.id} label={label} hint={hint} value={chosen[0] ?? ''} unit={say(field.unit, lang)} />
      )
  }
}

const optionsOf = (lang: Lang, { options }: Asked, values: Values) =>
  options.map(({ value, label, hint }) => ({
    value,
    label: say(label, lang, values),
    ...(hint && { hint: say(hint, lang, values) }),
  }))

const peopleOf = (lang: Lang, { members, household }: Case) =>
  members.map(({ personId, name }) => ({
    value: personId,
    label: personId === household.self ? `${name}（${texts(lang).question.me}）` : name,
  }))
