import type { Lang } from '#platform/i18n/index.ts'
import { Actions, LinkButton, Title } from '#platform/ui/index.ts'
import { filingTexts } from '../text/index.ts'

/** It is over, or was written in another browser: nobody is told whose it was. */
export const GonePage = ({ lang }: { lang: Lang }) => {
  const t = filingTexts(lang).problems.gone
  return (
    <>
      <Title lede={t.text}>{t.title}</Title>
      <Actions>
        <LinkButton href="/reports/new">{t.again}</LinkButton>
      </Actions>
    </>
  )
}
