import type { Content } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Growth } from '../picture/growth.tsx'

type StepsProps = {
  /** What is being filled in: 「住民票の写し」. */
  title?: Content
  /** From 1. */
  current: number
  total: number
}

/** How far one is: dots along a path that ends at a tree. */
export const Steps = ({ title, current, total }: StepsProps) => {
  const t = uiTexts(usePage().lang)
  return (
    <div class="steps">
      <p>
        {title && <b>{title}</b>}
        <span>{t.stepOf(current, total)}</span>
      </p>
      <div class="path" aria-hidden="true">
        {Array.from({ length: total }, (_, index) => (
          <i class={index + 1 < current ? 'done' : index + 1 === current ? 'now' : ''} />
        ))}
        <Growth stage={4} state={current > total ? 'done' : 'later'} />
      </div>
    </div>
  )
}
