import type { Id, PersonId } from '#platform/ids/index.ts'

export type BankAccountId = Id<'bank-account'>

/** 普通, 当座, 貯蓄. */
export type AccountKind = 'ordinary' | 'current' | 'savings'

/** What only the payout file reads. */
export type AccountSecret = { number: string; holderKana: string }

/** An account as screens show it: never the whole number. */
export type BankAccount = {
  id: BankAccountId
  personId: PersonId
  /** 'public': 公金受取口座, known by look-up only. */
  source: 'own' | 'public'
  bankCode: string
  branchCode: string
  kind: AccountKind
  /** 「***4567」. */
  masked: string
}

/** 「***4567」: enough for the person to know it again, too little to use it. */
export const maskedNumber = (number: string): string => `***${number.slice(-4)}`
