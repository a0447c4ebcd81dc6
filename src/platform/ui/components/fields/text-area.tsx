import { Field, type FieldProps, useField } from './field.tsx'

type TextAreaProps = FieldProps & {
  value?: string | undefined
  rows?: number | undefined
  maxLength?: number | undefined
}

export const TextArea = ({ value = '', rows = 5, maxLength, ...field }: TextAreaProps) => {
  const { id, describedBy, invalid } = useField(field)
  return (
    <Field {...field}>
      <textarea
        id={id}
        name={field.name}
        rows={rows}
        maxlength={maxLength}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      >
        {/* HTML drops the first line end in a textarea; this one, not the resident's. */}
        {`\n${value}`}
      </textarea>
    </Field>
  )
}
