import type { Id, PersonId } from '#platform/ids/index.ts'
import type { BirthDate } from './birth.ts'

export type HouseholdId = Id<'household'>

export type Sex = 'male' | 'female' | 'other'

/** An address as the register splits it: 住居表示 has 番 and 号, 地番 has a lot (番地). */
export type RegisterAddress = {
  postcode: string
  municipality: string
  town: string
  chome: number | null
  ban: string | null
  go: string | null
  lot: string | null
  /** 方書. */
  building: string | null
}

/** Items of a foreign resident (住民基本台帳法 第30条の45); they stand where a Japanese national has the 本籍. */
export type ForeignResident = {
  nationality: string
  category: string
  status: string
  period: string | null
  expiresOn: Temporal.PlainDate | null
  cardNumber: string | null
}

/** One person's entry as it is on one day. Names keep every character. */
export type RegisterRecord = {
  personId: PersonId
  /** 宛名番号. */
  atenaNumber: string
  householdId: HouseholdId
  /** 続柄. */
  relation: string
  name: string
  kana: string | null
  /** Registered officially; of foreign residents the kana are for convenience only. */
  kanaIsOfficial: boolean
  /** 通称 of a foreign resident. */
  alias: string | null
  aliasKana: string | null
  /** 旧氏. */
  formerSurname: string | null
  formerSurnameKana: string | null
  birthDate: BirthDate
  sex: Sex
  address: RegisterAddress
  addressSince: Temporal.PlainDate | null
  residentSince: Temporal.PlainDate
  previousAddress: string | null
  honseki: string | null
  /** 筆頭者. */
  honsekiHead: string | null
  foreign: ForeignResident | null
}
