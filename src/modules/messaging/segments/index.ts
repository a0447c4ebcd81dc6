import type { Module } from '#platform/module/index.ts'
import { dataMap } from './data-map.ts'
import { permissions } from './permissions.ts'
import { personalFiles } from './personal-files.ts'

export { type Preview, previewSegment } from './actions/preview.ts'
export { parseSegment, type Segment, type SegmentProblem, usesRegister } from './domain/definition.ts'
export { audienceSql, peopleOf } from './store/audience.ts'

/** Whom a message to many is for: definitions in words, with purpose, ground, approval and period. */
export const segments: Partial<Module> = { permissions, dataMap, personalFiles }
