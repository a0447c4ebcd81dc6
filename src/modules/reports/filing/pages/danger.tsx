import type { Lang } from '#platform/i18n/index.ts'
import { Notice, PhoneLink } from '#platform/ui/index.ts'
import { filingTexts } from '../text/index.ts'

/** Before everything else: who has to be called. */
export const Danger = ({ lang, phone }: { lang: Lang; phone: string }) => {
  const t = filingTexts(lang).danger
  const calls = [
    { phone, when: t.office },
    { phone: '119', when: t.life },
    { phone: '110', when: t.police },
  ]
  return (
    <Notice kind="danger" title={t.title} live>
      <p>{t.near}</p>
      <ul class="calls">
        {calls.map((call) => (
          <li>
            <PhoneLink phone={call.phone} standalone />
            <span>{call.when}</span>
          </li>
        ))}
      </ul>
      <p>{t.after}</p>
    </Notice>
  )
}
