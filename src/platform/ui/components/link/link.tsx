import type { WithContent } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { Icon, type IconName } from '../picture/icon.tsx'
import { safeHref } from './safe-href.ts'

type LinkProps = WithContent & {
  href: string
  /** Stands alone, not in a sentence: then it is a 44 px target. */
  standalone?: boolean | undefined
  icon?: IconName | undefined
  iconAfter?: IconName | undefined
  lang?: 'ja' | 'en' | undefined
  current?: boolean | undefined
  /** Words for screen readers after the visible ones: 「変更：載せる人」. */
  about?: string | undefined
  /** What the browser tells when the link is followed, without a script. */
  ping?: string | undefined
}

/** A link in the page's language. Anything but http(s), tel, mailto, geo and own paths leads nowhere. */
export const Link = ({ href, standalone, icon, iconAfter, lang, current, about, ping, children }: LinkProps) => (
  <a
    href={safeHref(usePage().lang, href)}
    class={standalone ? 'plain' : undefined}
    lang={lang}
    hreflang={lang}
    ping={ping}
    aria-current={current ? 'page' : undefined}
  >
    {icon && <Icon name={icon} />}
    {standalone ? <span>{children}</span> : children}
    {iconAfter && <Icon name={iconAfter} />}
    {about && <span class="vh">：{about}</span>}
  </a>
)

/** A phone number to press; short ones too, 「#7119」. */
export const PhoneLink = ({
  phone,
  standalone,
  ping,
}: {
  phone: string
  standalone?: boolean | undefined
  ping?: string | undefined
}) => (
  <a href={telOf(phone)} ping={ping} class={standalone ? 'plain num' : 'nowrap num'}>
    {phone}
  </a>
)

const telOf = (phone: string): string => `tel:${phone.replace(/[^+#\d]/g, '').replace('#', '%23')}`
