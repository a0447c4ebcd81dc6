import type { Content } from '../../content.ts'
import { usePage } from '../../page/page-context.ts'
import { uiTexts } from '../../text/index.ts'
import { Growth, type GrowthStage } from '../picture/growth.tsx'

export type TimelineStep = {
  title: Content
  /** 「12月1日（火）21時14分」 or 「12月3日（木）まで」. */
  at?: Content
  /** The same for machines. */
  datetime?: string | undefined
  note?: Content
  /** `stopped`: the way ended here (withdrawn, not issued). */
  state: 'done' | 'now' | 'later' | 'stopped'
}

/** The course of an application, growing from a seed to a tree. */
export const Timeline = ({ steps }: { steps: readonly TimelineStep[] }) => {
  const t = uiTexts(usePage().lang)
  return (
    <ol class="timeline">
      {steps.map(({ title, at, datetime, note, state }, index) => (
        <li class={state} aria-current={state === 'now' ? 'step' : undefined}>
          <Growth stage={stageOf(index, steps.length)} state={state} />
          <h3>
            {state === 'now' && <span class="here">{t.timelineNow}</span>}
            {title}
            {state === 'later' && <span class="vh">{t.timelineLater}</span>}
          </h3>
          {at && <p class="meta">{datetime ? <time datetime={datetime}>{at}</time> : at}</p>}
          {note && <div class="note">{note}</div>}
        </li>
      ))}
    </ol>
  )
}

const stageOf = (index: number, count: number): GrowthStage => {
  const position = count > 1 ? Math.round((index / (count - 1)) * 4) : 4
  return position <= 0 ? 0 : position === 1 ? 1 : position === 2 ? 2 : position === 3 ? 3 : 4
}
