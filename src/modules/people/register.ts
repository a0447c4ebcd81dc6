import type { Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { formatAddress, formatFullAddress } from './domain/address.ts'
import type { BirthDate } from './domain/birth.ts'
import type { ForeignResident, RegisterRecord, Sex } from './domain/record.ts'
import { agreedAddress } from './protection/wall.ts'
import { standingOf } from './store/history.ts'
import { mailingAddressOn } from './store/other-addresses.ts'
import { outsideRecordsOf } from './store/outside-records.ts'
import {
  currentPersonId,
  headNames,
  idsOfPerson,
  openHouseholdRecords,
  openRecord,
  openRecords,
} from './store/register.ts'

/** Somebody on the register now. Names keep every character; `alias` is the 通称, `kana` counts only when official. */
export type Person = {
  personId: PersonId
  name: string
  kana: string | null
  kanaIsOfficial: boolean
  alias: string | null
  aliasKana: string | null
  formerSurname: string | null
  formerSurnameKana: string | null
  birthDate: BirthDate
  sex: Sex
  isForeign: boolean
}

export type HouseholdMember = Person & {
  /** 続柄 to the 世帯主, as text. */
  relation: string
}

export type RegisteredAddress = {
  postcode: string
  /** One line with the 方書. */
  address: string
  /** For an envelope: address, then 方書 if there is one. */
  lines: readonly string[]
}

type Home = { members: HouseholdMember[]; address: RegisteredAddress | undefined }

/** Everything that a 住民票の写し may print about one subject (住民基本台帳法 第7条, 第30条の45). */
export type CertificateFacts = Person & {
  address: string
  postcode: string
  /** 住所を定めた年月日. */
  addressSince: Temporal.PlainDate | null
  /** 住民となった年月日. */
  residentSince: Temporal.PlainDate
  /** 前住所. */
  previousAddress: string | null
  /** 世帯主の氏名. */
  headName: string | null
  relation: string
  honseki: string | null
  /** 筆頭者. */
  honsekiHead: string | null
  /** Stands instead of the 本籍. */
  foreign: ForeignResident | null
}

/** The person as registered now; merges are followed. `undefined`: moved out, dead, or never here. */
export async function findPerson(tx: Tx, id: PersonId): Promise<Person | undefined> {
  const record = await openRecord(tx, id)
  return record && toPerson(record)
}

/** Was on the register and is not any more: moved out, dead or struck off. Who never was on it has not left. */
export async function hasLeft(tx: Tx, id: PersonId): Promise<boolean> {
  const current = await currentPersonId(tx, id)
  const standing = current && (await standingOf(tx, current))
  return standing === 'moved_out' || standing === 'died' || standing === 'removed'
}

/** The household of a person, 世帯主 first; empty when the person is not on the register. */
export async function householdOf(tx: Tx, id: PersonId): Promise<HouseholdMember[]> {
  return (await openHouseholdRecords(tx, id)).map(toMember)
}

/** The household with its 住所, in one look: both empty when the person is not on the register. */
export async function homeOf(tx: Tx, id: PersonId): Promise<Home> {
  const records = await openHouseholdRecords(tx, id)
  // Of a household beyond what is read, the person may not be among those that were.
  const own = records.find(({ isSelf }) => isSelf) ?? (records.length > 0 ? await openRecord(tx, id) : undefined)
  return { members: records.map(toMember), address: own && addressOf(own) }
}

/** 住民票の住所: where certificates of the 住民票 are sent, and nothing else may change. */
export async function registeredAddress(tx: Tx, id: PersonId): Promise<RegisteredAddress | undefined> {
  const record = await openRecord(tx, id)
  return record && addressOf(record)
}

function addressOf({ address }: RegisterRecord): RegisteredAddress {
  const lines = [formatAddress(address), address.building].filter((line) => line !== null)
  return { postcode: address.postcode, address: formatFullAddress(address), lines }
}

/**
 * Where a paper about the 住民票 may be sent, and what files for others may say of the 住所: the address on the register, of
 * a protected person only where they agreed to be written to. `undefined`: nowhere.
 */
export async function paperAddress(tx: Tx, id: PersonId): Promise<RegisteredAddress | undefined> {
  const agreed = await agreedAddress(tx, id)
  if (agreed !== undefined) return agreed ? written({ ...agreed, building: null }) : undefined
  return registeredAddress(tx, id)
}

export type MailingAddress = RegisteredAddress & {
  /** Who receives it for the person, 「◯◯様方」; `null`: the person. */
  addressee: string | null
  source: 'mailing' | 'registered' | 'outside'
}

/**
 * Where a letter goes on that day: the 送付先 of its purpose, the one for all letters, the 住所, or for people outside the
 * register the address they gave. Of who is protected only where they agreed to be written to. `undefined`: nowhere, as for who died, or moved out and left no 送付先. 住民票の写し do not
 * ask here: they go to `registeredAddress`.
 */
export async function mailingAddress(
  tx: Tx,
  id: PersonId,
  on: Temporal.PlainDate,
  purpose: string | null = null,
): Promise<MailingAddress | undefined> {
  const current = await currentPersonId(tx, id)
  if (!current) return undefined
  if ((await standingOf(tx, current)) === 'died') return undefined
  const agreed = await agreedAddress(tx, current)
  if (agreed !== undefined)
    return agreed ? { ...written({ ...agreed, building: null }), addressee: null, source: 'mailing' } : undefined
  const ids = await idsOfPerson(tx, current)
  const other = await mailingAddressOn(tx, ids, on, purpose)
  if (other) return { ...written(other), addressee: other.addressee, source: 'mailing' }
  const registered = await registeredAddress(tx, current)
  if (registered) return { ...registered, addressee: null, source: 'registered' }
  const [outside] = (await outsideRecordsOf(tx, ids)).filter(({ validTo }) => validTo === null)
  if (!outside?.postcode || !outside.address) return undefined
  const { postcode, address, building } = outside
  return { ...written({ postcode, address, building }), addressee: null, source: 'outside' }
}

/** Somebody whom the ward knows beside its register (住登外), by what they said themselves. */
export type OutsidePerson = { personId: PersonId; name: string; kana: string | null }

/** As known today. `undefined` for residents, for who left the register, and for who never told a name. */
export async function outsidePerson(tx: Tx, id: PersonId): Promise<OutsidePerson | undefined> {
  const current = await currentPersonId(tx, id)
  if (!current || (await openRecord(tx, current))) return undefined
  const [record] = (await outsideRecordsOf(tx, await idsOfPerson(tx, current))).filter(
    ({ validTo }) => validTo === null,
  )
  return record && { personId: current, name: record.name, kana: record.kana }
}

function written({ postcode, address, building }: { postcode: string; address: string; building: string | null }) {
  const lines = building ? [address, building] : [address]
  return { postcode, address: lines.join(' '), lines }
}

/** Whether all of `ids` live in the household of `id` today (住民基本台帳法 第12条第1項: 自己又は自己と同一の世帯に属する者). */
export async function sameHousehold(tx: Tx, id: PersonId, ids: readonly PersonId[]): Promise<boolean> {
  const members = new Set((await householdOf(tx, id)).map(({ personId }) => personId))
  return ids.length > 0 && ids.every((each) => members.has(each))
}

/** Facts of each subject in the order asked. Whoever is not on the register now is missing: compare the lengths. */
export async function certificateFacts(tx: Tx, ids: readonly PersonId[]): Promise<CertificateFacts[]> {
  const open = await openRecords(tx, ids)
  const records = new Map(open.map((record) => [record.personId, record]))
  const heads = await headNames(tx, [...new Set(open.map(({ householdId }) => householdId))])
  return ids.flatMap((id) => {
    const record = records.get(id)
    return record ? [factsOf(record, heads.get(record.householdId) ?? null)] : []
  })
}

const factsOf = (record: RegisterRecord, headName: string | null): CertificateFacts => ({
  ...toPerson(record),
  address: formatFullAddress(record.address),
  postcode: record.address.postcode,
  addressSince: record.addressSince,
  residentSince: record.residentSince,
  previousAddress: record.previousAddress,
  headName,
  relation: record.relation,
  honseki: record.honseki,
  honsekiHead: record.honsekiHead,
  foreign: record.foreign,
})

/** What other modules may know of a record. */
export const toPerson = (record: RegisterRecord): Person => ({
  personId: record.personId,
  name: record.name,
  kana: record.kana,
  kanaIsOfficial: record.kanaIsOfficial,
  alias: record.alias,
  aliasKana: record.aliasKana,
  formerSurname: record.formerSurname,
  formerSurnameKana: record.formerSurnameKana,
  birthDate: record.birthDate,
  sex: record.sex,
  isForeign: record.foreign !== null,
})

const toMember = (record: RegisterRecord): HouseholdMember => ({ ...toPerson(record), relation: record.relation })
