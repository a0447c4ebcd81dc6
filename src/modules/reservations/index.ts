import { joinRooms } from '#platform/module/index.ts'
import { api } from './api/index.ts'
import { booking } from './booking/index.ts'
import { busyYear } from './busy-year/index.ts'
import { closures } from './closures/index.ts'
import { desk } from './desk/index.ts'
import { feeds } from './feeds/index.ts'
import { money } from './money/index.ts'
import { places } from './places/index.ts'
import { registrants } from './registrants/index.ts'
import { rules } from './rules/index.ts'
import { upkeep } from './upkeep/index.ts'
import { use } from './use/index.ts'
import { vacancies } from './vacancies/index.ts'

/** One reservation system for every facility: registration, search, booking, rules as data. */
export const reservations = joinRooms('reservations', [
  places,
  rules,
  registrants,
  vacancies,
  booking,
  api,
  busyYear,
  closures,
  desk,
  feeds,
  money,
  upkeep,
  use,
])
