import type { Lang } from '#platform/i18n/index.ts'
import { formatDate, formatTime, wardDate } from '#platform/time/index.ts'
import {
  Actions,
  Aside,
  Button,
  type Content,
  DatedList,
  Details,
  EmptyState,
  Form,
  Lines,
  Link,
  LinkButton,
  Meta,
  NoWrap,
  Pager,
  Tag,
  type TagKind,
  Title,
} from '#platform/ui/index.ts'
import type { Contact } from '../../delivery/store/contacts.ts'
import type { DeliveryState } from '../../delivery/store/deliveries.ts'
import type { Message } from '../actions/list-messages.ts'
import { wishTexts } from '../../post/text/index.ts'
import { writeStoppable } from '../domain/stoppable.ts'
import { choosingTexts } from '../text/choosing.ts'
import { messagingTexts } from '../text/index.ts'
import { stoppingTexts } from '../text/stopping.ts'

type MessagesProps = { lang: Lang; messages: readonly Message[]; nextHref?: string | undefined; notice?: Content }

export const Messages = ({ lang, messages, nextHref, notice }: MessagesProps) => {
  const t = messagingTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {notice}
      <Actions>
        <LinkButton href="/messages/choices" variant="secondary" small>
          {choosingTexts(lang).title}
        </LinkButton>
      </Actions>
      {messages.length === 0 && (
        <EmptyState title={t.empty}>
          <p>{t.emptyNote}</p>
        </EmptyState>
      )}
      {messages.length > 0 && <h2 class="vh">{t.listTitle}</h2>}
      {messages.length > 0 && (
        <DatedList
          entries={messages.map((message) => ({
            when: <When lang={lang} at={message.at} />,
            datetime: message.at.toString({ smallestUnit: 'second' }),
            title: message.subject,
            href: message.body === undefined && message.link !== '' ? message.link : undefined,
            children: <About lang={lang} message={message} />,
          }))}
        />
      )}
      <Pager nextHref={nextHref} />
    </>
  )
}

const When = ({ lang, at }: { lang: Lang; at: Temporal.Instant }) => (
  <>
    <NoWrap>{formatDate(wardDate(at), lang)}</NoWrap> <NoWrap>{formatTime(at, lang)}</NoWrap>
  </>
)

const About = ({ lang, message }: { lang: Lang; message: Message }) => {
  const t = stoppingTexts(lang)
  const { body, link, why, stop, isCorrection } = message
  return (
    <>
      {isCorrection && (
        <p>
          <Tag kind="wait">{t.correction}</Tag>
        </p>
      )}
      {body !== undefined && (
        <Details summary={t.text}>
          {body.split(/\n+/).map((line) => (
            <p>{line}</p>
          ))}
          {link !== '' && (
            <p>
              <Link href={link} standalone iconAfter="more">
                {t.more}
              </Link>
            </p>
          )}
        </Details>
      )}
      <Ways lang={lang} message={message} />
      <Lines lines={[{ label: t.why, value: why }]} />
      {stop ? (
        <StopNow lang={lang} what={writeStoppable(stop)} isTopic={'topic' in stop} about={message.subject} />
      ) : (
        <Meta>{t.cannotShort}</Meta>
      )}
    </>
  )
}

/** One press; the page that follows takes it back. */
const StopNow = ({ lang, what, isTopic, about }: { lang: Lang; what: string; isTopic: boolean; about: string }) => {
  const t = stoppingTexts(lang)
  return (
    <Form action="/messages/stop" label={about}>
      <input type="hidden" name="what" value={what} />
      <Button variant="quiet" small name="to" value="stop">
        {isTopic ? t.stopTopic : t.stopKind}
      </Button>
    </Form>
  )
}

const Ways = ({ lang, message }: { lang: Lang; message: Message }) => {
  const t = messagingTexts(lang)
  if (message.ways.length === 0) return <Meta>{t.notSent}</Meta>
  return (
    <p>
      {message.ways.map(({ channel, state }) => (
        <>
          <Tag kind={look[state].tag}>{t[look[state].words][channel]}</Tag>{' '}
        </>
      ))}
    </p>
  )
}

const look: Record<DeliveryState, { tag: TagKind; words: 'sentBy' | 'sendingBy' | 'failedBy' | 'unsureBy' }> = {
  created: { tag: 'wait', words: 'sendingBy' },
  sending: { tag: 'wait', words: 'sendingBy' },
  'temporary-failure': { tag: 'wait', words: 'sendingBy' },
  sent: { tag: 'ok', words: 'sentBy' },
  'permanent-failure': { tag: 'off', words: 'failedBy' },
  cancelled: { tag: 'off', words: 'failedBy' },
  unknown: { tag: 'off', words: 'unsureBy' },
}

export const WhereAndWhy = ({ lang, contacts }: { lang: Lang; contacts: readonly Contact[] }) => {
  const t = messagingTexts(lang)
  return (
    <>
      <Aside title={t.whereTitle}>
        <ul>
          {contacts.map(({ channel, address }) => (
            <li>{channel === 'mail' ? t.where.mail(address) : t.where[channel]}</li>
          ))}
          {contacts.length === 0 && <li>{t.where.letter}</li>}
        </ul>
        <p>
          <Link href="/messages/contacts" standalone iconAfter="more">
            {choosingTexts(lang).moreChannels}
          </Link>
        </p>
        <p>
          <Link href="/messages/letters">{wishTexts(lang).link}</Link>
        </p>
      </Aside>
      <Aside title={t.whyTitle}>
        <p>{t.why}</p>
      </Aside>
    </>
  )
}
