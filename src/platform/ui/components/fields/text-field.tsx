import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Field, type FieldProps, useField } from './field.tsx'

type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'search' | 'password' | 'url' | undefined
  autocomplete?: string | undefined
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel' | 'text' | undefined
  maxLength?: number | undefined
  /** As wide as the answer is expected to be. */
  width?: 'full' | 'medium' | 'short' | undefined
  lang?: 'ja' | 'en' | undefined
  /** Why the value cannot be changed here; makes the field read only. */
  readOnlyBecause?: string | undefined
}

export const TextField = ({ value, type = 'text', width = 'medium', readOnlyBecause, ...field }: TextFieldProps) => {
  const t = uiTexts(usePage().lang)
  const described = readOnlyBecause ? { ...field, hint: `${t.readOnly} ${readOnlyBecause}` } : field
  const { id, describedBy, invalid } = useField(described)
  return (
    <Field {...described}>
      <input
        id={id}
        name={field.name}
        type={type}
        value={value}
        class={width}
        autocomplete={field.autocomplete ?? 'off'}
        inputmode={field.inputMode}
        maxlength={field.maxLength}
        lang={field.lang}
        readonly={Boolean(readOnlyBecause)}
        aria-describedby={describedBy}
        aria-invalid={invalid}
      />
    </Field>
  )
}

/** A date as people write it: 「令和8年12月2日」, 「2026-12-02」; read with `parseWareki`. */
export const DateField = (props: Omit<TextFieldProps, 'type' | 'inputMode' | 'width'>) => {
  const t = uiTexts(usePage().lang)
  return <TextField {...props} hint={props.hint ?? t.dateHint} />
}
