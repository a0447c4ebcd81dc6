import type { Label } from '../domain/label.ts'

/** A word on a ground; in forced colours the word in a frame. */
export const LabelTag = ({ label }: { label: Pick<Label, 'name' | 'colour'> }) => (
  <span class={`case-label ${label.colour}`}>{label.name}</span>
)
