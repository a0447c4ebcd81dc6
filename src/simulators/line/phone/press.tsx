import type { Content } from '#platform/ui/index.ts'
import { isObject } from '../../world/is-object.ts'

type PressProps = {
  userId: string
  action: unknown
  class?: string | undefined
  label?: string | undefined
  children?: Content
}

/** What a finger does: a link for an address, a form for what goes to the account. Words alone where nothing can be done. */
export const Press = ({ userId, action, class: look, label, children }: PressProps) => {
  if (!isObject(action)) return <span class={look}>{children}</span>
  if (action.type === 'uri') {
    const uri = String(action.uri ?? '')
    return (
      <a class={look} href={/^(https?|tel):/.test(uri) ? uri : undefined} aria-label={label}>
        {children}
      </a>
    )
  }
  const fields = fieldsOf(action)
  if (!fields) return <span class={look}>{children}</span>
  return (
    <form method="post" action={`/phones/${userId}/${fields.kind === undefined ? 'presses' : 'messages'}`}>
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {action.type === 'datetimepicker' && <Picker action={action} />}
      <button type="submit" class={look} aria-label={label}>
        {children}
      </button>
    </form>
  )
}

/** What a button is called: its label, or what pressing it says. */
export const labelOf = (action: unknown): string => {
  if (!isObject(action)) return ''
  return String(action.label ?? action.displayText ?? action.text ?? action.uri ?? '')
}

const fieldsOf = (action: Record<string, unknown>): Record<string, string> | undefined => {
  switch (action.type) {
    case 'message':
      return { type: 'message', text: String(action.text) }
    case 'postback':
      return {
        type: 'postback',
        data: String(action.data),
        ...(typeof action.displayText === 'string' && { text: action.displayText }),
      }
    case 'datetimepicker':
      return { type: 'postback', data: String(action.data), mode: String(action.mode) }
    case 'camera':
    case 'cameraRoll':
      return { kind: 'image' }
    default:
      return undefined
  }
}

const Picker = ({ action }: { action: Record<string, unknown> }) => {
  const text = (name: string) => (typeof action[name] === 'string' ? action[name] : undefined)
  return (
    <input
      type={action.mode === 'datetime' ? 'datetime-local' : String(action.mode)}
      name="picked"
      value={text('initial')}
      min={text('min')}
      max={text('max')}
      aria-label={`${labelOf(action)}：日時`}
      required
    />
  )
}
