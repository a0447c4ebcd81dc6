import type { Content } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Tag, type TagKind } from '../feedback/tag.tsx'
import { Link } from '../link/link.tsx'

export type Task = {
  title: Content
  href?: string | undefined
  hint?: Content
  /** `blocked`: cannot be begun yet; say why in the hint. */
  state: 'todo' | 'doing' | 'done' | 'blocked'
}

const kinds: Record<Task['state'], TagKind> = { todo: 'ask', doing: 'wait', done: 'ok', blocked: 'off' }

/** Steps that can be taken in any order. */
export const TaskList = ({ tasks }: { tasks: readonly Task[] }) => {
  const t = uiTexts(usePage().lang)
  return (
    <ul class="task-list">
      {tasks.map(({ title, href, hint, state }) => (
        <li>
          <div>
            {href && state !== 'blocked' ? (
              <Link href={href} standalone>
                {title}
              </Link>
            ) : (
              <span class="plain">{title}</span>
            )}
            {hint && <small>{hint}</small>}
          </div>
          <Tag kind={kinds[state]} icon={state === 'todo' ? 'later' : undefined}>
            {t.taskState[state]}
          </Tag>
        </li>
      ))}
    </ul>
  )
}
