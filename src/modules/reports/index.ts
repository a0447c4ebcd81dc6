import { joinRooms } from '#platform/module/index.ts'
import { alerts } from './alerts/index.ts'
import { assets } from './assets/index.ts'
import { crew } from './crew/index.ts'
import { desk } from './desk/index.ts'
import { filing } from './filing/index.ts'
import { routes } from './ground/index.ts'
import { open311 } from './open311/index.ts'
import { orders } from './orders/index.ts'
import { reading } from './reading/index.ts'
import { record } from './record/index.ts'
import { seeding } from './seeding/index.ts'

export { type Improvement, improvements } from './reading/index.ts'
export { seedReports } from './seeding/index.ts'

/** From a photo at night to a lamp that shines, with the answer published. */
export const reports = joinRooms('reports', [
  record,
  { routes },
  assets,
  filing,
  alerts,
  reading,
  desk,
  orders,
  crew,
  open311,
  seeding,
])
