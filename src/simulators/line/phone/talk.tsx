import { formatHour, formatMoment } from '../../site/dates.ts'
import { isObject } from '../../world/is-object.ts'
import type { LineMessage } from '../rules/messages.ts'
import type { Talk } from '../account/phones.ts'

/** The screen of a phone. The newest message is on top, since nothing can scroll to it without a script. */
export const PhoneScreen = (props: { wardName: string; now: Temporal.Instant; talk: readonly Talk[] }) => (
  <div class="phone">
    <div class="screen">
      <p class="top">
        <span class="num">{formatHour(props.now)}</span>
        <span>LINE</span>
      </p>
      <p class="name">{props.wardName}</p>
      <div class="talk" role="region" aria-label="届いた文" tabindex={0}>
        {props.talk.length === 0 && <p>まだ何も届いていません。</p>}
        {props.talk.toReversed().map(({ at, message }) => (
          <div>
            <Message message={message} />
            <time datetime={at.toString()}>{formatMoment(at)}</time>
          </div>
        ))}
      </div>
      <p class="type" aria-hidden="true">
        メッセージを入力
      </p>
    </div>
  </div>
)

const Message = ({ message }: { message: LineMessage }) => {
  if (message.type === 'text') return <Words text={String(message.text)} />
  if (message.type !== 'flex' || !isObject(message.contents)) return <p class="bubble">（{message.type}）</p>
  const bubbles = message.contents.type === 'carousel' ? message.contents.contents : [message.contents]
  return <>{Array.isArray(bubbles) && bubbles.filter(isObject).map((bubble) => <Bubble bubble={bubble} />)}</>
}

const Words = ({ text }: { text: string }) => (
  <p class="bubble">
    {text
      .split(/(https?:\/\/[^\s<>「」（）]+)/)
      .map((piece, index) => (index % 2 === 1 ? <a href={piece}>{piece}</a> : piece))}
  </p>
)

const Bubble = ({ bubble }: { bubble: Record<string, unknown> }) => {
  const header = piecesOf(bubble.header)
  const body = [...piecesOf(bubble.hero), ...piecesOf(bubble.body)]
  const footer = piecesOf(bubble.footer)
  const all = [...body, ...footer]
  return (
    <div class="bubble flex">
      {header.length > 0 && <header>{header.map(({ text }) => text).join(' ')}</header>}
      <div>
        {all.map((piece) => piece.uri === undefined && (piece.isStrong ? <b>{piece.text}</b> : <p>{piece.text}</p>))}
      </div>
      {all.map(
        (piece) =>
          piece.uri !== undefined && (
            <a class="act" href={/^https?:/.test(piece.uri) ? piece.uri : undefined}>
              {piece.text}
            </a>
          ),
      )}
    </div>
  )
}

type Piece = { text: string; isStrong: boolean; uri?: string }

// Flattens the boxes: order and emphasis stay, the layout within a bubble does not.
const piecesOf = (component: unknown): Piece[] => {
  if (!isObject(component)) return []
  if (component.type === 'box' && Array.isArray(component.contents)) return component.contents.flatMap(piecesOf)
  if (component.type === 'text')
    return [{ text: wordsOf(component), isStrong: component.weight === 'bold' || component.size === 'xl' }]
  if (component.type === 'button' && isObject(component.action))
    return [{ text: String(component.action.label ?? ''), isStrong: true, uri: String(component.action.uri ?? '') }]
  return []
}

const wordsOf = (text: Record<string, unknown>): string =>
  typeof text.text === 'string'
    ? text.text
    : Array.isArray(text.contents)
      ? text.contents
          .filter(isObject)
          .map((span) => String(span.text ?? ''))
          .join('')
      : ''
