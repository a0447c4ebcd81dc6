import type { Employment, Rank, Role } from '#platform/auth/actor.ts'
import type { PersonId, StaffId } from '#platform/ids/index.ts'

export type Sex = 'male' | 'female' | 'other'

export type DemoAddress = {
  town: string
  /** Missing in the four towns without 丁目. */
  chome?: number
  /** 住居表示: 番 and 号. */
  ban?: string
  go?: string
  /** 地番: 番地, where 住居表示 is not in force. */
  lot?: string
  /** 方書. */
  building?: string
  postcode: string
}

/** What the simulator's card shows and does. Passwords belong to the demo, no real card has them. */
export type DemoCard = {
  /** `sub` of the identity provider. */
  subject: string
  /** As printed on the card; differs from the register where the card lacks the 方書. */
  address: string
  pin: string
  signingPassword: string
  certificateSerial: string
  /** A card signs until this day; signing in works as long as the card does. */
  certificateValidUntil: string
}

export type DemoForeigner = {
  nationality: string
  /** 法第30条の45に規定する区分. */
  category: string
  status: string
  period: string
  /** Missing for permanent residents. */
  expiresOn?: string
  cardNumber: string
}

export type DemoPerson = {
  personId: PersonId
  /** 宛名番号. */
  atenaNumber: string
  /** One undivided string, every character as registered. */
  name: string
  /** 氏名の振り仮名, in katakana as the register keeps it. */
  kana: string
  alias?: string
  aliasKana?: string
  formerSurname?: string
  formerSurnameKana?: string
  birthDate: string
  /** 生年月日不詳: as registered; `birthDate` is then the day reckoned with. */
  birthText?: string
  /** The register gives no day to reckon with either: `birthDate` is not on it. */
  isBirthDateHidden?: true
  sex: Sex
  household: string
  /** For households that were added later, so that the others keep their ids. */
  householdNumber?: number
  /** 続柄 as text. */
  relation: string
  address: DemoAddress
  honseki?: string
  honsekiHead?: string
  foreigner?: DemoForeigner
  /** 住民となった日. */
  residentSince: string
  /** 住所を定めた日. */
  addressSince: string
  previousAddress?: string
  /** 異動 before the one that led here, oldest first. */
  earlier?: readonly { on: string; reason: string; address: DemoAddress; previousAddress?: string }[]
  closed?: { on: string; why: 'moved_out' | 'died' | 'removed'; to?: string }
  card?: DemoCard
  contacts: { lineUserId?: string; mail?: string; mobile?: string }
}

/** 支援措置 of the demo. */
export type DemoProtection = {
  person: PersonId
  family: readonly PersonId[]
  aggressor: { personId: PersonId; name: string }
  /** Whose 親権者 the 加害者 is. */
  parentOf: PersonId
  from: string
  postcode: string
  address: string
  appliedBy: StaffId
  decidedBy: StaffId
}

export type DemoStaff = {
  staffId: StaffId
  /** `sub` of the staff identity provider. */
  staffNumber: string
  name: string
  kana: string
  email: string
  /** Missing: 常勤. */
  employment?: Employment
  /** The company or corporation behind a contractor. */
  employer?: string
  /** The first is the main post; a manager holds a second one as checker where the second look is also theirs. */
  posts: readonly DemoPost[]
}

/** Without a rank: 係員. */
export type DemoPost = { office: string; role: Role; rank?: Rank; from: string; until?: string }
