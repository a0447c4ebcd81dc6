import { okazakiShigeru, takagiYumi } from './hinata.ts'
import {
  itoTadashi,
  kobayashiKazuko,
  nguyenThiLan,
  satoHanako,
  satoKen,
  takasakiYoshiro,
  yamamotoRen,
} from './people.ts'
import type { DemoPerson } from './person.ts'

/** What somebody wants to be told; keys of the profile's `messaging.json`. */
export type DemoWish = {
  person: DemoPerson
  topics: readonly string[]
  frequency?: 'at-once' | 'daily' | 'weekly'
  ageGroup?: string
  area?: string
  childBirthYears?: readonly number[]
}

export const demoWishes: readonly DemoWish[] = [
  {
    person: satoHanako,
    topics: ['child-raising', 'nursery', 'school', 'checkups', 'disaster', 'waste', 'area-hikarigaoka'],
    ageGroup: 'families',
    area: 'hikarigaoka',
    childBirthYears: [2016, 2021],
  },
  {
    person: satoKen,
    topics: ['disaster', 'sports', 'waste'],
    ageGroup: 'families',
    area: 'hikarigaoka',
  },
  { person: takasakiYoshiro, topics: ['disaster', 'seniors', 'checkups'], ageGroup: 'seniors', area: 'hikarigaoka' },
  {
    person: nguyenThiLan,
    topics: ['foreigners', 'disaster', 'waste', 'tax-insurance'],
    ageGroup: 'working-age',
    area: 'shakujii',
  },
  {
    person: yamamotoRen,
    topics: ['events', 'sports', 'disaster'],
    frequency: 'daily',
    ageGroup: 'young',
    area: 'oizumi',
  },
  { person: itoTadashi, topics: ['disaster', 'safety', 'seniors', 'checkups'], ageGroup: 'seniors', area: 'shakujii' },
  { person: kobayashiKazuko, topics: ['disaster', 'events', 'library', 'greenery'], frequency: 'weekly' },
]

export const hinataWishes: readonly DemoWish[] = [
  {
    person: takagiYumi,
    topics: ['child-raising', 'checkups', 'disaster', 'bears', 'waste'],
    ageGroup: 'families',
    area: 'hinata',
  },
  {
    person: okazakiShigeru,
    topics: ['disaster', 'bears', 'seniors', 'farming'],
    ageGroup: 'seniors',
    area: 'kawagami',
  },
]
