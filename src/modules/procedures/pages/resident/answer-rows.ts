import type { Lang } from '#platform/i18n/index.ts'
import type { SummaryRow } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { say } from '../../text/index.ts'
import { answerText, listOf, type Values } from './words.ts'

/** The answers as read before signing and afterwards; who is on it stands with the scope. */
export function answerRows(
  lang: Lang,
  found: Case,
  values: Values,
  { canChange }: { canChange: boolean },
): SummaryRow[] {
  const { definition, application, members, way } = found
  const nameOf = (id: string) => members.find((member) => member.personId === id)?.name ?? ''
  return way.steps.flatMap(({ page, asked, answers }) =>
    asked
      .filter(({ field }) => field.id !== definition.subjects?.persons)
      .map(({ field, options }) => {
        const chosen = options.find((option) => option.value === answers[field.id])
        const isScope = field.id === definition.subjects?.scope
        const note = isScope ? listOf(lang, way.subjects.map(nameOf)) : chosen?.hint && say(chosen.hint, lang, values)
        return {
          term: say(field.label, lang),
          value: answerText(lang, field, answers[field.id], nameOf),
          ...(note && { note }),
          ...(canChange && { changeHref: `/applications/${application.id}/questions/${page.key}?from=check` }),
        }
      }),
  )
}
