import type { Brush } from '../brush.ts'
import type { LightName } from '../light.ts'

/** Before: as it was reported. After: as it is now. */
export type Stage = 'before' | 'after'

export type Scene = {
  /** The hours and weathers in which it may be seen; an after is never at night unless the before is. */
  lights: readonly [LightName, ...LightName[]]
  place(brush: Brush): string
  draw(brush: Brush, stage: Stage): string
}
