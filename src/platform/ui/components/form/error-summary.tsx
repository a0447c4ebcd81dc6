import { type FieldError, usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { fieldId } from '../fields/field-id.ts'
import { Icon } from '../picture/icon.tsx'

/**
 * What has to be put right, at the top of the page, with a link to the first input of each answer.
 * Pages show it by themselves when errors are given. `autofocus` brings keyboard and screen reader here without JavaScript.
 */
export const ErrorSummary = ({ errors }: { errors: readonly FieldError[] }) => {
  const { lang, labels } = usePage()
  const t = uiTexts(lang)
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the answer was refused, and this says why
    <div class="errors" role="alert" aria-labelledby="errors-title" tabindex={-1} autofocus>
      <h2 id="errors-title">
        <Icon name="attention" />
        <span>{t.errorCount(errors.length)}</span>
      </h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li>{field ? <a href={`#${fieldId(field)}`}>{named(message, labels?.get(field))}</a> : message}</li>
        ))}
      </ul>
    </div>
  )
}

// 「入力してください。」 five times would not say where.
const named = (message: string, label: string | undefined): string =>
  label === undefined || message.includes(label) ? message : `${label}：${message}`
