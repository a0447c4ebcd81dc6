import { joinRooms } from '#platform/module/index.ts'
import { alerts } from './alerts/index.ts'
import { reading } from './reading/index.ts'
import { record } from './record/index.ts'

/** From a photo at night to a lamp that shines, with the answer published. */
export const reports = joinRooms('reports', [record, alerts, reading])
