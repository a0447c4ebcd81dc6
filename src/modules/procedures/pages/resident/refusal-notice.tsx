import type { Lang } from '#platform/i18n/index.ts'
import { Link, Notice } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { mentions } from '../../domain/definition/condition.ts'
import type { Page } from '../../domain/definition/definition.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'
import { BegunInTime } from '../../windows/pages.tsx'
import type { Values } from './words.ts'

type RefusalNoticeProps = {
  lang: Lang
  found: Pick<Case, 'way' | 'place' | 'definition' | 'closed' | 'application'>
  page: Page
  values: Values
}

/** Why it does not go on here, where to go instead, and which answers it comes from. */
export const RefusalNotice = ({ lang, found, page, values }: RefusalNoticeProps) => {
  const { refusal } = found.way
  if (refusal?.page.key !== page.key) return null
  const t = fieldTexts(lang).refusal
  const { says, instead } = refusal.rule
  return (
    <Notice kind="warning" title={t.title} live>
      <p>{say(says, lang, values)}</p>
      <BegunInTime lang={lang} found={found} />
      {instead && <p>{say(instead, lang, values)}</p>}
      <p>{t.change}</p>
      {earlierPages(found, page).map(({ key, title }) => (
        <p>
          <Link href={`${found.place}/questions/${key}`} standalone>
            {t.before(say(title, lang, values))}
          </Link>
        </p>
      ))}
    </Notice>
  )
}

/** Other pages whose answers the rule looked at. */
function earlierPages({ way, definition }: RefusalNoticeProps['found'], page: Page): Page[] {
  if (!way.refusal) return []
  const { fields } = mentions(way.refusal.rule.when)
  return definition.pages.filter((one) => one.key !== page.key && one.fields.some(({ id }) => fields.includes(id)))
}
