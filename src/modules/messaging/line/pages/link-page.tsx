import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Button, Form, LinkButton, Notice, Ticks, Title } from '#platform/ui/index.ts'
import type { LineStanding } from '../store/standing.ts'
import { lineTexts } from '../text/index.ts'

type LinkPageProps = { lang: Lang; linkToken: string; standing: LineStanding }

/** Asks before this person's messages go to the LINE account in which the page was opened. */
export const LinkPage = ({ lang, linkToken, standing }: LinkPageProps) => {
  const { link: t, what } = lineTexts(lang).page
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Notice kind="warning">
        <p>{t.warning}</p>
      </Notice>
      <h2>{what.title}</h2>
      <Ticks items={what.list} />
      {standing !== 'none' && <p>{t.replaces}</p>}
      <p>{t.next}</p>
      <Form action="/messages/line/link" name="link">
        <input type="hidden" name="link_token" value={linkToken} />
        <Actions>
          <Button>{t.button}</Button>
          <LinkButton variant="secondary" href="/messages/line">
            {t.cancel}
          </LinkButton>
        </Actions>
      </Form>
    </>
  )
}

export const LinkGone = ({ lang }: { lang: Lang }) => {
  const { gone } = lineTexts(lang).page.link
  return (
    <>
      <Title>{gone.title}</Title>
      <p>{gone.text}</p>
      <Actions>
        <LinkButton href="/messages/line">{gone.back}</LinkButton>
      </Actions>
    </>
  )
}
