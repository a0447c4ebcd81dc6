import type { Lang } from '#platform/i18n/index.ts'
import { filingTexts } from '../text/index.ts'

/** For the script: what waits on this phone, and its words; hidden while nothing does, and without a script. */
export const OutboxBox = ({ lang }: { lang: Lang }) => null
