import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import type { HouseholdId, RegisterRecord, Sex } from '../domain/record.ts'

export type RegisterRow = {
  personId: PersonId
  atenaNumber: string
  householdId: HouseholdId
  relation: string
  name: string
  kana: string | null
  alias: string | null
  formerSurname: string | null
  birthDate: Temporal.PlainDate
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
  r.name, r.name_kana as kana, r.alias, r.former_surname as "formerSurname", r.birth_date as "birthDate", r.sex,
  r.postcode, r.municipality, r.town, r.chome, r.ban, r.go, r.lot, r.building,
  r.address_since as "addressSince", r.resident_since as "residentSince", r.previous_address as "previousAddress",
  r.honseki, r.honseki_head as "honsekiHead", r.nationality, r.residence_category as category,
  r.residence_status as status, r.residence_period as period, r.residence_expires_on as "expiresOn",
  r.residence_card_number as "cardNumber"`)

export function toRecord(row: RegisterRow): RegisterRecord {
  const { postcode, municipality, town, chome, ban, go, lot, building, ...rest } = row
  const { nationality, category, status, period, expiresOn, cardNumber, ...record } = rest
  return {
    ...record,
    address: { postcode, municipality, town, chome, ban, go, lot, building },
    foreign:
      nationality === null
        ? null
        : { nationality, category: category ?? '', status: status ?? '', period, expiresOn, cardNumber },
  }
}
