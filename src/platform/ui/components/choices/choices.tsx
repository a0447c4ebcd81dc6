import type { Content } from '../../content.ts'
import { useFieldError } from '../../page/page-context.ts'
import { FieldGroup, FieldMessage, type FieldProps } from '../fields/field.tsx'
import { fieldId } from '../fields/field-id.ts'

export type ChoiceOption = {
  value: string
  label: Content
  hint?: Content
  /** Further questions that belong to this choice; they stand below it. */
  nested?: Content
}

type ChoicesProps = Omit<FieldProps, 'label'> & {
  legend: Content
  options: readonly ChoiceOption[]
}

/** One of a few. The first carries the field's id, so the error summary leads to it. */
export const Radios = ({ legend, options, value, ...field }: ChoicesProps & { value?: string | undefined }) => (
  <FieldGroup {...field} label={legend}>
    <ChoiceList type="radio" name={field.name} options={options} chosen={value === undefined ? [] : [value]} />
  </FieldGroup>
)

/** Any of a few. */
export const Checkboxes = ({
  legend,
  options,
  values = [],
  ...field
}: ChoicesProps & { values?: readonly string[] | undefined }) => (
  <FieldGroup {...field} label={legend}>
    <ChoiceList type="checkbox" name={field.name} options={options} chosen={values} />
  </FieldGroup>
)

type CheckboxProps = {
  name: string
  label: Content
  hint?: Content
  value?: string | undefined
  checked?: boolean | undefined
  error?: string | undefined
}

/** A single yes. */
export const Checkbox = ({ name, label, hint, value = 'yes', checked = false, error }: CheckboxProps) => {
  const found = useFieldError(name)
  const shown = error ?? found
  return (
    <div class={shown ? 'field wrong' : 'field'}>
      <FieldMessage id={fieldId(name)} error={shown} />
      <div class="choices">
        <Choice
          type="checkbox"
          name={name}
          id={fieldId(name)}
          option={{ value, label, hint }}
          checked={checked}
          describedBy={shown && `${fieldId(name)}-error`}
        />
      </div>
    </div>
  )
}

type ListProps = {
  type: 'radio' | 'checkbox'
  name: string
  options: readonly ChoiceOption[]
  chosen: readonly string[]
}

const ChoiceList = ({ type, name, options, chosen }: ListProps) => (
  <div class="choices">
    {options.map((option, index) => (
      <>
        <Choice
          type={type}
          name={name}
          id={index === 0 ? fieldId(name) : `${fieldId(name)}-${index}`}
          option={option}
          checked={chosen.includes(option.value)}
        />
        {option.nested && <div class="nest">{option.nested}</div>}
      </>
    ))}
  </div>
)

type ChoiceProps = {
  type: 'radio' | 'checkbox'
  name: string
  id: string
  option: ChoiceOption
  checked: boolean
  describedBy?: string | undefined
}

const Choice = ({ type, name, id, option, checked, describedBy }: ChoiceProps) => (
  <label class="choice">
    <input
      type={type}
      name={name}
      id={id}
      value={option.value}
      checked={checked}
      aria-describedby={describedBy}
      aria-invalid={describedBy ? 'true' : undefined}
    />
    <span>
      {option.label}
      {option.hint && <small>{option.hint}</small>}
    </span>
  </label>
)
