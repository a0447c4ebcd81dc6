import type { Space } from '../../places/index.ts'
import type { VacancyQuery } from './query.ts'

/** Whether a space is for what is looked for; days and times are asked apart. */
export const matches = (space: Space, query: VacancyQuery): boolean =>
  (!query.activity || space.activities.includes(query.activity)) &&
  (!query.people || space.capacity >= query.people) &&
  (!query.area || space.facility.area === query.area) &&
  (!query.category || space.facility.category === query.category) &&
  (!query.facility || space.facility.slug === query.facility) &&
  query.features.every((feature) => space.features.includes(feature)) &&
  query.access.every((mark) => space.accessibility.includes(mark) || space.facility.accessibility.includes(mark))

type Point = readonly [latitude: number, longitude: number]

/** Metres between two points of a town, on the plane; right within a few metres there. */
export function metresBetween([lat, lon]: Point, [otherLat, otherLon]: Point): number {
  const perDegree = 111_320
  const north = (otherLat - lat) * perDegree
  const east = (otherLon - lon) * perDegree * Math.cos((lat * Math.PI) / 180)
  return Math.round(Math.hypot(north, east))
}
