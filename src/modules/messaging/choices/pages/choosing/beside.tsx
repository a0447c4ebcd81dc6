import type { Lang } from '#platform/i18n/index.ts'
import { Aside, Link } from '#platform/ui/index.ts'
import { choosingTexts } from '../../text/choosing.ts'

/** `has`: whether the house has that page. */
export const ChoicesBeside = ({ lang, has }: { lang: Lang; has: (path: string) => boolean }) => {
  const t = choosingTexts(lang)
  const links = [
    { href: '/messages', label: t.beside.messages },
    { href: '/messages/contacts', label: t.moreChannels },
    { href: '/messages/line', label: t.beside.line },
    { href: '/messages/push', label: t.beside.push },
    { href: '/messages/letters', label: t.letters },
  ]
  return (
    <Aside title={t.beside.title}>
      <ul>
        {links
          .filter(({ href }) => has(href))
          .map(({ href, label }) => (
            <li>
              <Link href={href} standalone>
                {label}
              </Link>
            </li>
          ))}
      </ul>
    </Aside>
  )
}
