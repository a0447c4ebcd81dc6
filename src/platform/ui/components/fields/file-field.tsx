import { Field, type FieldProps, useField } from './field.tsx'

type FileFieldProps = FieldProps & {
  accept?: string | undefined
  multiple?: boolean | undefined
  capture?: 'environment' | undefined
}

/** The form around it needs `multipart`. `capture` opens the camera: only beside a field without it. */
export const FileField = ({ accept, multiple, capture, ...field }: FileFieldProps) => {
  const { id, describedBy, invalid } = useField(field)
  return (
    <Field {...field}>
      <input
        id={id}
        name={field.name}
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      />
    </Field>
  )
}
