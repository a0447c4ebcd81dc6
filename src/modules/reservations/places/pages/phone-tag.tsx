import type { Lang } from '#platform/i18n/index.ts'
import { Tag } from '#platform/ui/index.ts'
import { placeTexts } from '../text/index.ts'

/** Asked for by telephone: a word and a shape, never a colour alone. */
export const PhoneTag = ({ lang }: { lang: Lang }) => (
  <Tag kind="ask" icon="phone">
    {placeTexts(lang).phoneOnly}
  </Tag>
)
