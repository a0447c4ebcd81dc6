import type { Lang } from '#platform/i18n/index.ts'
import { Notice } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say } from '../../text/index.ts'

/** A draft that goes on with a newer revision says so once, and what is asked that was not asked before. */
export const RenewedNotice = ({ lang, found: { renewed } }: { lang: Lang; found: Pick<Case, 'renewed'> }) => {
  if (!renewed) return null
  const t = fieldTexts(lang).renewed
  return (
    <Notice title={t.title} live>
      <p>{t.kept}</p>
      {renewed.asked.length > 0 && (
        <>
          <p>{t.answer}</p>
          <ul>
            {renewed.asked.map((label) => (
              <li>{say(label, lang)}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  )
}
