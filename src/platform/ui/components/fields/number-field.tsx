import type { Content } from '../../content.ts'
import { Field, type FieldProps, useField } from './field.tsx'

type NumberFieldProps = FieldProps & { value?: string | number | undefined; unit?: Content }

/** Digits with a unit beside it. Not `type=number`: it changes with the wheel and hides wrong input from the server. */
export const NumberField = ({ value, unit, ...field }: NumberFieldProps) => {
  const { id, describedBy, invalid } = useField(field)
  return (
    <Field {...field}>
      <div class="with-unit">
        <input
          id={id}
          name={field.name}
          type="text"
          inputmode="numeric"
          class="short"
          autocomplete="off"
          value={value === undefined ? undefined : String(value)}
          aria-describedby={describedBy}
          aria-invalid={invalid}
        />
        {unit && <span>{unit}</span>}
      </div>
    </Field>
  )
}
