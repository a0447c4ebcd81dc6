import type { Id, PersonId } from '#platform/ids/index.ts'
import type { BirthDate } from './birth.ts'
import type { Sex } from './record.ts'

/** Why the ward deals with somebody who is not on its register: 本籍人, 在勤, 在学, former and coming residents, 他区. */
export const outsideKinds = [
  'honseki',
  'works_here',
  'studies_here',
  'former',
  'coming',
  'other_ward',
  'other',
] as const
export type OutsideKind = (typeof outsideKinds)[number]

/** 住登外: what the person said or showed, under a 宛名番号 of their own. */
export type OutsideRecord = {
  id: Id<'outside-record'>
  personId: PersonId
  kind: OutsideKind
  name: string
  kana: string | null
  birthDate: BirthDate | null
  sex: Sex | null
  postcode: string | null
  /** Free: it may lie anywhere. Missing where nothing is sent to them. */
  address: string | null
  building: string | null
  reason: string
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate | null
}
