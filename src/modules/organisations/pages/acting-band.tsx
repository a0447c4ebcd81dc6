import type { Lang } from '#platform/i18n/index.ts'
import { Link, Notice } from '#platform/ui/index.ts'
import { organisationTexts } from '../text/index.ts'

/** On every page on which somebody acts for an organisation: for which one, and the way back. */
export const ActingBand = ({ lang, name }: { lang: Lang; name: string }) => {
  const t = organisationTexts(lang).acting
  return (
    <Notice kind="info" title={<span lang="ja">{name}</span>}>
      <p>
        {t.band}　<Link href="/organisations">{t.self}</Link>
      </p>
    </Notice>
  )
}
