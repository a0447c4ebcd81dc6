import type { ResidentClaims } from '#platform/auth/claims.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { isSameAddress } from './address.ts'
import { isNameOnCard } from './name.ts'
import type { RegisterRecord, Sex } from './record.ts'

/** 4情報: what a certificate says, whoever has verified it. */
export type FourItems = Pick<ResidentClaims, 'name' | 'birthDate' | 'gender' | 'address'>

export type CardMatch = { ok: true; personId: PersonId } | { ok: false; reason: 'nobody' | 'several' }

/**
 * Who of the register holds this card: exactly one person with the same 氏名, 生年月日, 性別 and 住所.
 * Nobody, several, or an unknown day of birth: the counter decides, never the machine.
 */
export function matchCard(claims: FourItems, records: readonly RegisterRecord[]): CardMatch {
  const [first, ...others] = records.filter(
    (record) =>
      record.birthDate.isKnown &&
      record.birthDate.date.equals(claims.birthDate) &&
      record.sex === sexOnCard[claims.gender] &&
      isNameOnCard(claims.name, record) &&
      isSameAddress(claims.address, record.address),
  )
  if (!first) return { ok: false, reason: 'nobody' }
  return others.length === 0 ? { ok: true, personId: first.personId } : { ok: false, reason: 'several' }
}

const sexOnCard: Record<string, Sex> = { '1': 'male', '2': 'female', '3': 'other' }
