import type { Content } from '#platform/ui/index.ts'
import { formatHour, formatMoment } from '../../../site/dates.ts'
import { isObject } from '../../../world/is-object.ts'
import type { Phone, Talk } from '../../account/phones.ts'
import type { LineMessage } from '../../rules/messages.ts'
import { labelOf, Press } from '../press.tsx'
import { Flex } from './flex.tsx'
import { Template } from './template.tsx'

/** The talk, newest first: the style sheet turns it round, so that the newest is in view without a script. */
export const TalkList = ({ phone, talk }: { phone: Phone; talk: readonly Talk[] }) => (
  <>
    {talk.toReversed().map((entry) => (
      <div class={entry.from === 'person' ? 'own' : 'theirs'}>
        <MessageBody userId={phone.userId} message={entry.message} isOwn={entry.from === 'person'} />
        <time datetime={entry.at.toString()}>
          <span class="vh">{formatMoment(entry.at)}</span>
          <span aria-hidden="true">{formatHour(entry.at)}</span>
        </time>
      </div>
    ))}
  </>
)

/** Answers offered under the newest message; gone as soon as anything else is said. */
export const QuickReplies = ({ phone }: { phone: Phone }) => {
  const quickReply = phone.talk.at(-1)?.message.quickReply
  const items = isObject(quickReply) && Array.isArray(quickReply.items) ? quickReply.items.filter(isObject) : []
  if (items.length === 0) return null
  return (
    <ul class="quick" aria-label="すぐに返せる言葉">
      {items.map(({ action }) => (
        <li>
          <Press userId={phone.userId} action={action}>
            {labelOf(action)}
          </Press>
        </li>
      ))}
    </ul>
  )
}

/** One line for a list or a lock screen: what LINE shows before the talk is opened. */
export const summaryOf = ({ type, text, altText }: LineMessage): string => {
  if (typeof text === 'string') return text
  if (typeof altText === 'string') return altText
  return (
    { sticker: 'スタンプを送りました', image: '写真を送りました', location: '位置を送りました' }[type] ??
    'ファイルを送りました'
  )
}

type BodyProps = { userId: string; message: LineMessage; isOwn: boolean }

const MessageBody = ({ userId, message, isOwn }: BodyProps) => {
  switch (message.type) {
    case 'text':
    case 'textV2':
      return <Words text={String(message.text)} />
    case 'flex':
      return <Flex userId={userId} contents={message.contents} />
    case 'template':
      return <Template userId={userId} template={message.template} />
    case 'location':
      return (
        <p class="bubble">
          {String(message.title)}
          {'\n'}
          {String(message.address)}
        </p>
      )
    case 'sticker':
      return <p class="sticker">スタンプ</p>
    case 'image':
      return <Placeholder>{isOwn ? '送った写真' : '写真'}</Placeholder>
    default:
      return <Placeholder>{summaryOf(message)}</Placeholder>
  }
}

const Words = ({ text }: { text: string }) => (
  <p class="bubble">
    {text
      .split(/(https?:\/\/[^\s<>「」（）]+)/)
      .map((piece, index) => (index % 2 === 1 ? <a href={piece}>{piece}</a> : piece))}
  </p>
)

// Pictures come from other hosts, and these pages load nothing from outside.
const Placeholder = ({ children }: { children: Content }) => <p class="photo">{children}</p>
