import type { Content, WithContent } from '../../content.ts'
import { useFieldError, usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Icon } from '../picture/icon.tsx'
import { fieldId } from './field-id.ts'

export type FieldProps = {
  name: string
  label: Content
  hint?: Content
  /** Otherwise the page's error for this name. */
  error?: string | undefined
  /** Answers are needed unless this is set; then the label says 「任意」. */
  optional?: boolean | undefined
  /** The label is the page's one question and its h1. */
  labelIsTitle?: boolean | undefined
}

type Described = { id: string; describedBy: string | undefined; invalid: 'true' | undefined }

/** Ids that tie an input to its hint and error. */
export function useField({ name, label, hint, error }: FieldProps): Described & { error: string | undefined } {
  if (typeof label === 'string') usePage().labels?.set(name, label)
  const found = useFieldError(name)
  const shown = error ?? found
  const id = fieldId(name)
  const describedBy = [shown && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return { id, error: shown, describedBy: describedBy || undefined, invalid: shown ? 'true' : undefined }
}

/** Label, hint and error around one input; the error stands between label and input. */
export const Field = ({ children, ...field }: WithContent & FieldProps) => {
  const { id, error } = useField(field)
  const label = (
    <label class="label" for={id}>
      <LabelText {...field} />
    </label>
  )
  return (
    <div class={error ? 'field wrong' : 'field'}>
      {field.labelIsTitle ? <h1>{label}</h1> : label}
      <Hint id={id} hint={field.hint} />
      <FieldMessage id={id} error={error} />
      {children}
    </div>
  )
}

/** The same around a group of inputs. */
export const FieldGroup = ({ children, ...field }: WithContent & FieldProps) => {
  const { id, error, describedBy } = useField(field)
  return (
    <fieldset class={error ? 'field wrong' : 'field'} aria-describedby={describedBy}>
      <legend class="label">
        {field.labelIsTitle ? (
          <h1>
            <LabelText {...field} />
          </h1>
        ) : (
          <LabelText {...field} />
        )}
      </legend>
      <Hint id={id} hint={field.hint} />
      <FieldMessage id={id} error={error} />
      {children}
    </fieldset>
  )
}

const LabelText = ({ label, optional }: FieldProps) => (
  <>
    {label}
    {optional && <span class="optional">{uiTexts(usePage().lang).optional}</span>}
  </>
)

const Hint = ({ id, hint }: { id: string; hint: Content }) =>
  hint ? (
    <p class="hint" id={`${id}-hint`}>
      {hint}
    </p>
  ) : null

export const FieldMessage = ({ id, error }: { id: string; error: string | undefined }) =>
  error ? (
    <p class="wrong-text" id={`${id}-error`}>
      <Icon name="wrong" />
      <span>
        <span class="vh">{uiTexts(usePage().lang).errorPrefix}</span>
        {error}
      </span>
    </p>
  ) : null
