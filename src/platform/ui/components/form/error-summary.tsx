import { httpTexts } from '#platform/http/text/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
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
          <li>
            {field ? (
              <a href={`#${fieldId(field)}`}>
                <span>{named(lang, message, labels?.get(field))}</span>
              </a>
            ) : (
              message
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

// 「入力してください。」 five times would not say where; a form's own words do.
const named = (lang: Lang, message: string, label: string | undefined): string =>
  label !== undefined && saysNoField(lang, message) ? `${label}：${message}` : message

function saysNoField(lang: Lang, message: string): boolean {
  const t = httpTexts(lang)
  return [t.fieldRequired, t.fieldChoose, t.fieldTick, t.fieldNotADate, t.fieldNotANumber, t.fieldInvalid].includes(
    message,
  )
}
