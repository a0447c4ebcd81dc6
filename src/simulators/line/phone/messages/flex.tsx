import { isObject } from '../../../world/is-object.ts'
import { labelOf, Press } from '../press.tsx'
import { classesOf, coloursHref, gapOf } from './flex-look.ts'

type Node = Record<string, unknown>

/** A Flex message: one bubble, or several in a row. Colours come from a style sheet made for this message. */
export const Flex = ({ userId, contents }: { userId: string; contents: unknown }) => {
  if (!isObject(contents)) return null
  const colours = coloursHref(contents)
  const bubbles = contents.type === 'carousel' && Array.isArray(contents.contents) ? contents.contents : undefined
  return (
    <>
      {colours && <link rel="stylesheet" href={colours} />}
      {bubbles ? (
        <div class="slides" role="region" aria-label="横に並んだお知らせ" tabindex={0}>
          {bubbles.filter(isObject).map((bubble) => (
            <Bubble userId={userId} bubble={bubble} />
          ))}
        </div>
      ) : (
        <Bubble userId={userId} bubble={contents} />
      )}
    </>
  )
}

const Bubble = ({ userId, bubble }: { userId: string; bubble: Node }) => {
  const styles = isObject(bubble.styles) ? bubble.styles : {}
  const blocks = (['header', 'hero', 'body', 'footer'] as const).filter((name) => isObject(bubble[name]))
  return (
    <div class={`bubble flex fx-${String(bubble.size ?? 'mega')}`}>
      {blocks.map((name) => (
        <div class={`fx-${name} ${classesOf(isObject(styles[name]) ? { type: 'block', ...styles[name] } : {})}`}>
          <Component userId={userId} node={bubble[name]} parent="vertical" />
        </div>
      ))}
    </div>
  )
}

type ComponentProps = { userId: string; node: unknown; parent: string }

const Component = ({ userId, node, parent }: ComponentProps) => {
  if (!isObject(node)) return null
  const look = `${classesOf(node)} ${parent === 'vertical' ? '' : `fx-share-${shareOf(node, parent)}`}`
  switch (node.type) {
    case 'box':
      return <Box userId={userId} node={node} look={look} />
    case 'text':
      return <Text userId={userId} node={node} look={look} />
    case 'button':
      return (
        <div class={look}>
          <Press userId={userId} action={node.action} class={`fx-button ${buttonLook(node)}`}>
            {labelOf(node.action)}
          </Press>
        </div>
      )
    case 'image':
      return (
        <Press
          userId={userId}
          action={node.action}
          class={`fx-photo ${look}`}
          label={labelOf(node.action) || undefined}
        >
          写真
        </Press>
      )
    case 'video':
      return <span class={`fx-photo ${look}`}>動画</span>
    case 'icon':
      return <span class="fx-icon" aria-hidden="true" />
    case 'separator':
      return <hr class={look} />
    default:
      return <span class={look} />
  }
}

const Box = ({ userId, node, look }: { userId: string; node: Node; look: string }) => {
  const layout = String(node.layout)
  const children = Array.isArray(node.contents) ? node.contents : []
  const inside = children.map((child) => <Component userId={userId} node={child} parent={layout} />)
  const box = `fx fx-${layout} ${gapOf(node.spacing)} ${look}`
  // A button inside a button cannot be pressed: then the inner ones are what can be.
  return isObject(node.action) && !children.some(hasAction) ? (
    <Press userId={userId} action={node.action} class={box}>
      {inside}
    </Press>
  ) : (
    <div class={box}>{inside}</div>
  )
}

const Text = ({ userId, node, look }: { userId: string; node: Node; look: string }) => {
  const spans = Array.isArray(node.contents) ? node.contents.filter(isObject) : []
  const words =
    spans.length > 0
      ? spans.map((span) => <span class={classesOf(span)}>{String(span.text ?? '')}</span>)
      : String(node.text ?? '')
  if (isObject(node.action))
    return (
      <Press userId={userId} action={node.action} class={`fx-text ${look}`}>
        {words}
      </Press>
    )
  return <p class={`fx-text ${look}`}>{words}</p>
}

const hasAction = (node: unknown): boolean =>
  isObject(node) && (isObject(node.action) || (Array.isArray(node.contents) && node.contents.some(hasAction)))

const buttonLook = ({ style, height }: Node): string =>
  `fx-${String(style ?? 'link')}${height === 'sm' ? ' fx-low' : ''}`

// In a row text and boxes share the room, the rest takes what it needs.
const shareOf = (node: Node, parent: string): number => {
  if (typeof node.flex === 'number') return Math.min(5, Math.max(0, Math.round(node.flex)))
  return node.type === 'separator' || node.type === 'icon' || (parent === 'baseline' && node.type === 'filler') ? 0 : 1
}
