import { joinRooms } from '#platform/module/index.ts'
import { open311 } from './open311/index.ts'
import { record } from './record/index.ts'

/** From a photo at night to a lamp that shines, with the answer published. */
export const reports = joinRooms('reports', [record, open311])
