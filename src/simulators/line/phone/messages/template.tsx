import { isObject } from '../../../world/is-object.ts'
import { labelOf, Press } from '../press.tsx'

type Props = { userId: string; template: unknown }

/** The fixed layouts: buttons, confirm, carousel and pictures in a row. */
export const Template = ({ userId, template }: Props) => {
  if (!isObject(template)) return null
  const columns = Array.isArray(template.columns) ? template.columns.filter(isObject) : undefined
  if (!columns) return <Card userId={userId} card={template} />
  return (
    <div class="slides" role="region" aria-label="横に並んだお知らせ" tabindex={0}>
      {columns.map((column) => (
        <Card userId={userId} card={column} />
      ))}
    </div>
  )
}

const Card = ({ userId, card }: { userId: string; card: Record<string, unknown> }) => {
  const actions = Array.isArray(card.actions) ? card.actions : [card.action]
  return (
    <div class="bubble flex fx-micro">
      {(card.thumbnailImageUrl ?? card.imageUrl) !== undefined && <p class="fx-photo">写真</p>}
      <div class="fx-words">
        {typeof card.title === 'string' && <b>{card.title}</b>}
        {typeof card.text === 'string' && <p>{card.text}</p>}
      </div>
      {actions.filter(isObject).map((action) => (
        <Press userId={userId} action={action} class="act">
          {labelOf(action) || '開く'}
        </Press>
      ))}
    </div>
  )
}
