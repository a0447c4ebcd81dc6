import type { Content } from '../../content.ts'
import { Field, type FieldProps, useField } from './field.tsx'

type SelectProps = FieldProps & {
  options: readonly { value: string; label: string }[]
  value?: string | undefined
  /** First entry with an empty value: 「選んでください」. */
  emptyLabel?: string | undefined
}

/** For long lists whose entries people know, such as towns; otherwise choices are easier to hit. */
export const Select = ({ options, value = '', emptyLabel, ...field }: SelectProps) => {
  const { id, describedBy, invalid } = useField(field)
  const entries: readonly { value: string; label: Content }[] =
    emptyLabel === undefined ? options : [{ value: '', label: emptyLabel }, ...options]
  return (
    <Field {...field}>
      <select id={id} name={field.name} aria-describedby={describedBy} aria-invalid={invalid}>
        {entries.map((option) => (
          <option value={option.value} selected={option.value === value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}
