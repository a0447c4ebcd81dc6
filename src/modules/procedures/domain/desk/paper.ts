import { type CertificateFacts, sayBirth } from '#modules/people/index.ts'
import type { CertificateSubject } from '#platform/documents/index.ts'
import { toWareki } from '#platform/time/index.ts'

/** Values of the field `items` of 住民票の写し. */
export type PaperItem = 'relation' | 'honseki' | 'foreign-status' | 'foreign-card'

const sexes = { male: '男', female: '女', other: '＊' } as const

/**
 * What is printed of one person: the fixed items, and of the optional ones only those chosen. Everything left out is
 * printed 「省略」. 根拠: 住民基本台帳法 第12条第5項(特別の請求がなければ省く), 第30条の45.
 */
export function paperSubject(facts: CertificateFacts, items: readonly string[]): CertificateSubject {
  const has = (item: PaperItem) => items.includes(item)
  return {
    personId: facts.personId,
    name: facts.name,
    birthDate: sayBirth(facts.birthDate, toWareki),
    sex: sexes[facts.sex],
    residentSince: toWareki(facts.residentSince),
    movedInOn: facts.addressSince ? toWareki(facts.addressSince) : '',
    previousAddress: facts.previousAddress ?? '',
    ...(facts.kana !== null && facts.kanaIsOfficial && { kana: facts.kana }),
    ...(facts.alias !== null && { alias: facts.alias }),
    ...(facts.formerSurname !== null && { formerName: facts.formerSurname }),
    ...(has('relation') && { relation: facts.relation }),
    ...(facts.foreign ? foreignItems(facts.foreign, has) : japaneseItems(facts, has)),
  }
}

function japaneseItems(facts: CertificateFacts, has: (item: PaperItem) => boolean): Partial<CertificateSubject> {
  return has('honseki') ? { honseki: facts.honseki ?? '', headOfHonseki: facts.honsekiHead ?? '' } : {}
}

function foreignItems(
  foreign: NonNullable<CertificateFacts['foreign']>,
  has: (item: PaperItem) => boolean,
): Partial<CertificateSubject> {
  return {
    foreign: {
      ...(has('foreign-status') && {
        nationality: foreign.nationality,
        residenceStatus: foreign.status,
        residencePeriod: foreign.period ?? '',
        residenceUntil: foreign.expiresOn ? toWareki(foreign.expiresOn) : '',
      }),
      ...(has('foreign-card') && { cardNumber: foreign.cardNumber ?? '' }),
    },
  }
}
