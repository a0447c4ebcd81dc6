import type { BirthDate } from './birth.ts'
import type { ForeignResident, RegisterAddress, Sex } from './record.ts'

/** What a person is after a 異動: 住民, 転出, 死亡, or 職権消除. */
export type RegisterState = 'resident' | 'moved_out' | 'died' | 'removed'

/** One line of the core system: the whole content after one 異動 of one person. Names keep every character. */
export type RegisterEntry = {
  /** 宛名番号, ten digits. */
  atenaNumber: string
  /** 履歴番号: the order of processing, from 1. */
  historyNumber: number
  /** 枝番号: a correction of the same 履歴番号 is the next higher one. */
  branchNumber: number
  state: RegisterState
  /** 異動取消, 職権取消: this 履歴番号 never took place. */
  isCancelled: boolean
  /** 異動事由, as the core system words it. */
  reason: string
  /** 異動日. */
  movedOn: Temporal.PlainDate
  /** 届出日; none for what the office did by itself. */
  reportedOn: Temporal.PlainDate | null
  /** 処理日. */
  processedOn: Temporal.PlainDate | null
  /** 世帯番号. */
  householdNumber: string
  /** 続柄 as text. */
  relation: string
  /** One undivided string. */
  name: string
  /** 氏名の振り仮名. */
  kana: string | null
  /** Registered officially (戸籍, since 2025-05-26); of foreign residents it is for convenience only. */
  kanaIsOfficial: boolean
  /** 通称. */
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
  /** 転出先. */
  nextAddress: string | null
  honseki: string | null
  /** 筆頭者. */
  honsekiHead: string | null
  foreign: ForeignResident | null
}
