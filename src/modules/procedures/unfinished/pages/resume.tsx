import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatDateTime, wardDate } from '#platform/time/index.ts'
import { Actions, Block, Button, Facts, Form, LinkButton, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import type { Values } from '../../pages/resident/words.ts'
import { say } from '../../text/index.ts'
import { keptUntil } from '../kept-until.ts'
import { unfinishedTexts } from '../text/index.ts'

/** An unfinished request of the same procedure: on with it, or away with it. */
export const Resume = ({ lang, found, values }: { lang: Lang; found: Case; values: Values }) => {
  const t = unfinishedTexts(lang).resume
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={t.lede}>
        {t.title}
      </Title>
      <Facts
        facts={[
          { term: t.stopped, children: whereStopped(lang, found, values) },
          { term: t.last, children: formatDateTime(found.application.updatedAt, lang) },
          { term: t.kept, children: t.until(formatDate(wardDate(keptUntil(found.application)), lang)) },
        ]}
      />
      <Actions>
        <LinkButton href={found.place} iconAfter="next">
          {t.goOn}
        </LinkButton>
      </Actions>
      <Block title={t.anew}>
        <p>{t.anewText}</p>
        <Form action={`${found.place}/fresh-start`} name="anew">
          <Actions>
            <Button variant="secondary">{t.anewSubmit}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}

/** The page that waits for an answer, or that only the sending is left. */
export function whereStopped(
  lang: Lang,
  { way, application }: Pick<Case, 'way' | 'application'>,
  values: Values,
): string {
  const t = unfinishedTexts(lang).resume
  if (application.state === 'confirmed') return t.atEnd
  return way.next ? t.at(say(way.next.page.title, lang, values)) : t.atCheck
}
