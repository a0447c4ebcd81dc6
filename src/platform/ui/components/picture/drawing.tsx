import { drawings } from './drawings.tsx'

export type DrawingName = keyof typeof drawings

export const drawingNames = Object.keys(drawings) as readonly DrawingName[]

/** A line drawing with meaning, beside words that say the same. */
export const Drawing = ({ name }: { name: DrawingName }) => (
  <svg class="drawing" viewBox="0 0 80 80" aria-hidden="true">
    {drawings[name]}
  </svg>
)
