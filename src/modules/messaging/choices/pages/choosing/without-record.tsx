import type { Lang } from '#platform/i18n/index.ts'
import { Actions, LinkButton, Title } from '#platform/ui/index.ts'
import { choosingTexts } from '../../text/choosing.ts'

/** For who has signed in, but as nobody whom the office knows. */
export const WithoutRecord = ({ lang }: { lang: Lang }) => {
  const t = choosingTexts(lang)
  return (
    <>
      <Title lede={t.nobody.lede}>{t.nobody.title}</Title>
      <p>{t.nobody.card}</p>
      <p>{t.nobody.feeds}</p>
      <Actions>
        <LinkButton href="/messages">{t.nobody.prove}</LinkButton>
        <LinkButton href="/feeds" variant="secondary">
          {t.feeds}
        </LinkButton>
      </Actions>
    </>
  )
}
