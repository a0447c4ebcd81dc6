import { href } from '#platform/i18n/index.ts'
import { Icon } from '../components/picture/icon.tsx'
import type { Content } from '../content.ts'
import { uiTexts } from '../text/index.ts'
import { usePage } from './page-context.ts'

/** On every page while the office's emergency notice stands in front. */
export const EmergencyBand = ({ title }: { title: Content | undefined }) => {
  if (!title) return null
  const { lang } = usePage()
  return (
    <aside class="emergency" aria-label={uiTexts(lang).emergency}>
      <div class="wrap">
        <Icon name="attention" />
        <a href={href(lang, '/emergency')}>{title}</a>
      </div>
    </aside>
  )
}
