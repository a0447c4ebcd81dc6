import type { Id, PersonId, StaffId } from '#platform/ids/index.ts'

// 根拠: 住民基本台帳事務処理要領 第5-10（支援措置の期間は1年、更新できる。併せて支援を求める者を含む）

export const protectionOpinions = ['police', 'consultation', 'child_guidance', 'court', 'forwarding_office'] as const
/** Whose opinion the office has heard: 警察, 配偶者暴力相談支援センター, 児童相談所, 保護命令, or the municipality that sent it on. */
export type ProtectionOpinion = (typeof protectionOpinions)[number]

export type ProtectionId = Id<'protection'>

/** 支援措置. Days are [validFrom, validTo), a year at most; it holds from the moment it was asked for. */
export type Protection = {
  id: ProtectionId
  personId: PersonId
  origin: 'here' | 'forwarded'
  opinion: ProtectionOpinion
  validFrom: Temporal.PlainDate
  validTo: Temporal.PlainDate
  /** Where letters may go; `null`: nowhere, the desk keeps them. */
  postcode: string | null
  address: string | null
  appliedBy: StaffId
  appliedAt: Temporal.Instant
  outcome: 'granted' | 'refused' | null
  decidedBy: StaffId | null
  decidedAt: Temporal.Instant | null
  /** The one whose next year this is. */
  renews: ProtectionId | null
  endedOn: Temporal.PlainDate | null
  endedWhy: 'period' | 'wish' | 'renewed' | 'refused' | null
}

/** 加害者: `personId` where the register knows them. */
export type Aggressor = {
  personId: PersonId | null
  name: string
  birthDate: Temporal.PlainDate | null
  address: string | null
}

export type ProtectionState = 'applied' | 'granted' | 'renewal_due' | 'refused' | 'ended'

export function protectionState(
  { outcome, endedOn, validTo }: Pick<Protection, 'outcome' | 'endedOn' | 'validTo'>,
  today: Temporal.PlainDate,
): ProtectionState {
  if (outcome === 'refused') return 'refused'
  if (endedOn) return 'ended'
  if (outcome === null) return 'applied'
  return Temporal.PlainDate.compare(today, renewalAskedOn(validTo)) >= 0 ? 'renewal_due' : 'granted'
}

/** From this day on the desk asks whether it goes on: a month before the end. */
export const renewalAskedOn = (validTo: Temporal.PlainDate): Temporal.PlainDate => validTo.subtract({ months: 1 })

/** A year from that day. */
export const yearFrom = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ years: 1 })
