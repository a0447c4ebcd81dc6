import type { WithContent } from '../../content.ts'

type DueClockProps = WithContent & {
  /** Share of the time that has gone, 0 to 1. */
  gone: number
  state: 'late' | 'soon' | 'calm'
}

/** A deadline with a pie that fills; the words say it too. */
export const DueClock = ({ gone, state, children }: DueClockProps) => (
  <span class={`due ${state}`}>
    <svg class="pie" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r="7" />
      {gone >= 1 ? <circle cx="8" cy="8" r="7" class="full" /> : <path d={slice(Math.max(gone, 0))} />}
    </svg>
    {children}
  </span>
)

const slice = (gone: number): string => {
  const angle = 2 * Math.PI * gone
  const x = (8 + 7 * Math.sin(angle)).toFixed(2)
  const y = (8 - 7 * Math.cos(angle)).toFixed(2)
  return `M8 8V1A7 7 0 ${gone > 0.5 ? 1 : 0} 1 ${x} ${y}Z`
}
