import { href } from '#platform/i18n/index.ts'
import { Mark } from '../components/picture/mark.tsx'
import type { Content } from '../content.ts'
import { uiTexts } from '../text/index.ts'
import { usePage } from './page-context.ts'

export const SkipLink = () => (
  <a class="skip" href="#main">
    {uiTexts(usePage().lang).skip}
  </a>
)

/** Mark, ward and site; leads home. */
export const Brand = ({ ward, site, home }: { ward: Content; site: Content; home: string }) => (
  <a class="brand" href={href(usePage().lang, home)}>
    <Mark />
    <b>{ward}</b>
    <span>{site}</span>
  </a>
)
