import type { Module } from '#platform/module/index.ts'
import { openApi } from './description/open-api.ts'
import { problems } from './problems.ts'
import { placesApi } from './routes/places.ts'
import { reservationsApi } from './routes/reservations.ts'
import { vacanciesApi } from './routes/vacancies.ts'

/** What residents do with places and reservations, as JSON: the same deeds and rights as the pages. */
export const api = {
  api: (app, house) => {
    placesApi(app, house)
    vacanciesApi(app, house)
    reservationsApi(app, house)
  },
  openApi,
  problems,
} satisfies Partial<Module>
