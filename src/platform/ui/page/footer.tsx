import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { PhoneLink } from '../components/link/link.tsx'
import { Street } from '../components/picture/town.tsx'
import { uiTexts } from '../text/index.ts'
import { usePage } from './page-context.ts'
import { writeTime } from './ward-words.ts'

const pages = ['help', 'accessibility', 'privacy', 'status'] as const

/** The street, the office and the pages about this site. The phone number is on every page at the same place. */
export const Footer = ({ house: { profile, config } }: { house: House }) => {
  const { lang } = usePage()
  const t = uiTexts(lang).footer
  return (
    <footer class="foot">
      <div class="wrap">
        <Street />
        <div class="office">
          <p>
            <strong>{t.office}</strong>
          </p>
          <p lang="ja">
            〒{profile.postcode} {profile.address}
          </p>
          <p>
            {t.phone} <PhoneLink phone={profile.phone} />
            {t.main}
          </p>
          <p>{t.hours(writeTime(lang, profile.hours.opens), writeTime(lang, profile.hours.closes))}</p>
        </div>
        <nav aria-label={t.label}>
          <ul>
            {pages.map((page) => (
              <li>
                <a href={href(lang, `/${page}`)}>
                  <span>{t[page]}</span>
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {config.simulatorsUrl && (
          <p class="demo">
            {t.demo} <a href={config.simulatorsUrl}>{t.outside}</a>
          </p>
        )}
      </div>
    </footer>
  )
}
