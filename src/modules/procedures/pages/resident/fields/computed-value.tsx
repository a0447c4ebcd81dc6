import type { Lang } from '#platform/i18n/index.ts'
import { type Content, Facts } from '#platform/ui/index.ts'
import type { ComputedField } from '../../../domain/definition/fields.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import { answerText } from '../words.ts'

type ComputedValueProps = {
  lang: Lang
  field: ComputedField
  label: Content
  hint?: Content
  value: string | undefined
}

/** What follows from the answers so far; what they do not tell yet is told on the check page. */
export const ComputedValue = ({ lang, field, label, hint, value }: ComputedValueProps) => {
  const t = fieldTexts(lang).computed
  const note = hint ?? (value === undefined ? undefined : t.note)
  return (
    <Facts
      facts={[
        {
          term: label,
          value: value === undefined ? t.later : answerText(lang, field, value, () => ''),
          ...(note && { note }),
        },
      ]}
    />
  )
}
