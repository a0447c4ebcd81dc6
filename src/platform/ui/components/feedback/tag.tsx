import type { WithContent } from '../../content.ts'
import { Icon, type IconName } from '../picture/icon.tsx'

/** `ok` settled · `wait` the office works · `ask` your turn · `late` overdue or refused · `off` over. */
export type TagKind = 'ok' | 'wait' | 'ask' | 'late' | 'off'

const icons: Record<TagKind, IconName> = { ok: 'tick', wait: 'clock', ask: 'speech', late: 'attention', off: 'stopped' }

/** A state: always a word with a shape, never colour alone. */
export const Tag = ({ kind, icon, children }: WithContent & { kind: TagKind; icon?: IconName | undefined }) => (
  <span class={`state ${kind}`}>
    <Icon name={icon ?? icons[kind]} />
    {children}
  </span>
)
