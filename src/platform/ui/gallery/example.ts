import type { Content } from '../content.ts'

/** One state of a component, as the gallery and its tests show it. */
export type Example = { state: string; show: () => Content }

export type Examples = { component: string; promise: string; examples: readonly Example[] }
