import type { Content, WithContent } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Icon, type IconName } from '../picture/icon.tsx'

export type NoticeKind = 'info' | 'warning' | 'danger' | 'success'

type NoticeProps = WithContent & {
  kind?: NoticeKind | undefined
  title?: Content
  /** Read out at once: for the result of what was just done. */
  live?: boolean | undefined
}

const icons: Record<NoticeKind, IconName> = { info: 'info', warning: 'attention', danger: 'wrong', success: 'done' }

/** Something to know before going on. */
export const Notice = ({ kind = 'info', title, live, children }: NoticeProps) => (
  <div class={`notice ${kind}`} role={live ? 'status' : undefined}>
    <Icon name={icons[kind]} />
    <div>
      <span class="vh">{uiTexts(usePage().lang).notice[kind]}</span>
      {title && <p class="notice-title">{title}</p>}
      {children}
    </div>
  </div>
)
