import type { Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import { Actions, Block, Button, Form, Link, Notice, TextArea, Title } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { inItsLanguage } from '../../pages/resident/answer-rows.tsx'
import { say } from '../../text/index.ts'
import { mayAsk } from '../actions.ts'
import type { Inquiry } from '../store.ts'
import { inquiryTexts } from '../text/index.ts'

type Props = {
  lang: Lang
  found: Case
  thread: readonly Inquiry[]
  /** Who looks, and the names of whoever asked. */
  self: PersonId
  names: ReadonlyMap<PersonId, string>
  typed?: string | undefined
}

/** Questions and answers about one application, oldest first, and a box for the next question. */
export const Inquiries = ({ lang, found, thread, self, names, typed = '' }: Props) => {
  const t = inquiryTexts(lang)
  const { application, definition, place } = found
  const isWaiting = thread.at(-1)?.personId !== undefined && thread.at(-1)?.personId !== null
  return (
    <>
      <Title above={say(definition.name, lang)} lede={t.lede}>
        {t.title}
      </Title>
      {thread.length > 0 && (
        <Block title={t.thread}>
          {thread.map(({ at, personId, body }) => (
            <section>
              <h3>{personId === null ? t.office : personId === self ? t.mine : t.by(names.get(personId) ?? '')}</h3>
              <p class="meta">{formatDateTime(at, lang)}</p>
              {body.split('\n').map((line) => (
                <p>{inItsLanguage(lang, line)}</p>
              ))}
            </section>
          ))}
        </Block>
      )}
      {isWaiting && (
        <Notice>
          <p>{t.waiting}</p>
        </Notice>
      )}
      {mayAsk(application) ? (
        <Form action={`${place}/inquiries`} name="inquiry">
          <TextArea name="question" label={t.label} hint={t.hint} value={typed} maxLength={2000} />
          <Actions>
            <Button>{t.send}</Button>
          </Actions>
        </Form>
      ) : (
        <p>{t.problems.closed}。</p>
      )}
    </>
  )
}

/** On the page of the application: whether there is an answer, and the way there. */
export const InquiryBlock = ({ lang, found, thread }: Pick<Props, 'lang' | 'found' | 'thread'>) => {
  const t = inquiryTexts(lang)
  const last = thread.at(-1)
  if (!last && !mayAsk(found.application)) return null
  return (
    <Block title={t.short}>
      <p>{!last ? t.none : last.staffId ? t.answered(formatDateTime(last.at, lang)) : t.waiting}</p>
      <Actions>
        <Link href={`${found.place}/inquiries`} standalone>
          {last ? t.see : t.ask}
        </Link>
      </Actions>
    </Block>
  )
}
