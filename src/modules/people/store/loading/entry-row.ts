import { sql } from '#platform/db/index.ts'
import type { RegisterEntry } from '../../domain/register-entry.ts'
import { searchText } from '../../domain/search/search-text.ts'

// What an entry and the record derived from it have in common, in the tables' words.
const shared = [
  'relation name name_kana kana_is_official alias alias_kana former_surname former_surname_kana',
  'birth_date birth_text assumed_birth_date sex postcode municipality town chome ban go lot building',
  'address_since resident_since previous_address honseki honseki_head nationality residence_category',
  'residence_status residence_period residence_expires_on residence_card_number search_text',
]
  .join(' ')
  .split(' ')

const own = [
  'atena_number history_number branch_number state is_cancelled reason moved_on reported_on processed_on',
  'household_number next_address',
]
  .join(' ')
  .split(' ')

const listed = (names: readonly string[], table?: string) =>
  sql.raw(names.map((name) => (table ? `${table}.${name}` : name)).join(', '))

/** Columns of `people.register_entries` that a line of the core system fills. */
export const entryColumns = (table?: string) => listed([...own, ...shared], table)

/** Columns that `people.register_records` takes from its entry as they are. */
export const contentColumns = (table?: string) => listed(shared, table)

/** One line in the columns' words; dates become ISO text in JSON. */
export function entryRow(entry: RegisterEntry) {
  const { address, foreign, birthDate: birth } = entry
  return {
    atena_number: entry.atenaNumber,
    history_number: entry.historyNumber,
    branch_number: entry.branchNumber,
    state: entry.state,
    is_cancelled: entry.isCancelled,
    reason: entry.reason,
    moved_on: entry.movedOn,
    reported_on: entry.reportedOn,
    processed_on: entry.processedOn,
    household_number: entry.householdNumber,
    next_address: entry.nextAddress,
    relation: entry.relation,
    name: entry.name,
    name_kana: entry.kana,
    kana_is_official: entry.kanaIsOfficial,
    alias: entry.alias,
    alias_kana: entry.aliasKana,
    former_surname: entry.formerSurname,
    former_surname_kana: entry.formerSurnameKana,
    birth_date: birth.isKnown ? birth.date : null,
    birth_text: birth.isKnown ? null : birth.text,
    assumed_birth_date: birth.isKnown ? null : birth.assumed,
    sex: entry.sex,
    ...address,
    address_since: entry.addressSince,
    resident_since: entry.residentSince,
    previous_address: entry.previousAddress,
    honseki: entry.honseki,
    honseki_head: entry.honsekiHead,
    nationality: foreign?.nationality ?? null,
    residence_category: foreign?.category ?? null,
    residence_status: foreign?.status ?? null,
    residence_period: foreign?.period ?? null,
    residence_expires_on: foreign?.expiresOn ?? null,
    residence_card_number: foreign?.cardNumber ?? null,
    search_text: searchText(entry),
  }
}
