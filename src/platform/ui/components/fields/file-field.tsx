import { Field, type FieldProps, useField } from './field.tsx'

type FileFieldProps = FieldProps & { accept?: string | undefined; multiple?: boolean | undefined }

/** The form around it needs `multipart`. */
export const FileField = ({ accept, multiple, ...field }: FileFieldProps) => {
  const { id, describedBy, invalid } = useField(field)
  return (
    <Field {...field}>
      <input
        id={id}
        name={field.name}
        type="file"
        accept={accept}
        multiple={multiple}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      />
    </Field>
  )
}
