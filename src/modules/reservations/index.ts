import { booking } from './booking/index.ts'
import { joinRooms } from './join-rooms.ts'
import { places } from './places/index.ts'
import { registrants } from './registrants/index.ts'
import { rules } from './rules/index.ts'
import { upkeep } from './upkeep/index.ts'
import { vacancies } from './vacancies/index.ts'

/** One reservation system for every facility: registration, search, booking, rules as data. */
export const reservations = joinRooms('reservations', [places, rules, registrants, vacancies, booking, upkeep])
