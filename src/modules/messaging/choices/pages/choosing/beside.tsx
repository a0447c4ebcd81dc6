import type { Lang } from '#platform/i18n/index.ts'
import { Aside, Link } from '#platform/ui/index.ts'
import { choosingTexts } from '../../text/choosing.ts'
import { type ChannelPage, channelPages, pageOf } from '../channel-pages.ts'

export const ChoicesBeside = ({ lang, pages }: { lang: Lang; pages: ReadonlySet<ChannelPage> }) => {
  const t = choosingTexts(lang)
  const labels = { line: t.beside.line, push: t.beside.push, letters: t.letters }
  return (
    <Aside title={t.beside.title}>
      <ul>
        <li>
          <Link href="/messages" standalone>
            {t.beside.messages}
          </Link>
        </li>
        <li>
          <Link href="/messages/contacts" standalone>
            {t.moreChannels}
          </Link>
        </li>
        {channelPages
          .filter((page) => pages.has(page))
          .map((page) => (
            <li>
              <Link href={pageOf(page)} standalone>
                {labels[page]}
              </Link>
            </li>
          ))}
      </ul>
    </Aside>
  )
}
