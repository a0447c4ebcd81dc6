import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { BirthDate } from '../domain/birth.ts'
import type { HouseholdId, RegisterRecord, Sex } from '../domain/record.ts'

export type RegisterRow = {
  personId: PersonId
  atenaNumber: string
  householdId: HouseholdId
  relation: string
  name: string
  kana: string | null
  kanaIsOfficial: boolean
  alias: string | null
  aliasKana: string | null
  formerSurname: string | null
  formerSurnameKana: string | null
  birthDate: Temporal.PlainDate | null
  birthText: string | null
  assumedBirthDate: Temporal.PlainDate | null
  sex: Sex
  postcode: string
  municipality: string
  town: string
  chome: number | null
  ban: string | null
  go: string | null
  lot: string | null
  building: string | null
  addressSince: Temporal.PlainDate | null
  residentSince: Temporal.PlainDate
  previousAddress: string | null
  honseki: string | null
  honsekiHead: string | null
  nationality: string | null
  category: string | null
  status: string | null
  period: string | null
  expiresOn: Temporal.PlainDate | null
  cardNumber: string | null
}

export const registerColumns = sql.raw(`
  r.person_id as "personId", r.atena_number as "atenaNumber", r.household_id as "householdId", r.relation,
  r.name, r.name_kana as kana, r.kana_is_official as "kanaIsOfficial", r.alias, r.alias_kana as "aliasKana",
  r.former_surname as "formerSurname", r.former_surname_kana as "formerSurnameKana", r.birth_date as "birthDate",
  r.birth_text as "birthText", r.assumed_birth_date as "assumedBirthDate", r.sex,
  r.postcode, r.municipality, r.town, r.chome, r.ban, r.go, r.lot, r.building,
  r.address_since as "addressSince", r.resident_since as "residentSince", r.previous_address as "previousAddress",
  r.honseki, r.honseki_head as "honsekiHead", r.nationality, r.residence_category as category,
  r.residence_status as status, r.residence_period as period, r.residence_expires_on as "expiresOn",
  r.residence_card_number as "cardNumber"`)

export function toRecord(row: RegisterRow): RegisterRecord {
  const { postcode, municipality, town, chome, ban, go, lot, building, ...rest } = row
  const { nationality, category, status, period, expiresOn, cardNumber, ...others } = rest
  const { birthDate, birthText, assumedBirthDate, ...record } = others
  return {
    ...record,
    birthDate: toBirthDate(birthDate, birthText, assumedBirthDate),
    address: { postcode, municipality, town, chome, ban, go, lot, building },
    foreign:
      nationality === null
        ? null
        : { nationality, category: category ?? '', status: status ?? '', period, expiresOn, cardNumber },
  }
}

type Day = Temporal.PlainDate | null

export const toBirthDate = (date: Day, text: string | null, assumed: Day): BirthDate =>
  date ? { isKnown: true, date } : { isKnown: false, text: text ?? '', assumed }
