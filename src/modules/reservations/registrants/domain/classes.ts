import { ageOn } from './ages.ts'
import type { RegistrantKind } from './registrant.ts'

export const memberLinks = ['lives', 'works', 'studies'] as const
/** 在住, 在勤, 在学. */
export type MemberLink = (typeof memberLinks)[number]

/** What counts of a member, and nothing else about them. */
export type CountedMember = {
  birthDate: Temporal.PlainDate | null
  links: readonly MemberLink[]
  isDisabled: boolean
}

/** What a class asks of the members. Shares are parts of one, reached with at least so much. */
export type ClassConditions = {
  leastMembers?: number | undefined
  ward?: { share: number; links: readonly MemberLink[] } | undefined
  ages?: { from?: number | undefined; to?: number | undefined; share: number } | undefined
  disabledShare?: number | undefined
}

/** 利用者区分, as the profile has it. */
export type RegistrantClass = { key: string; kind: RegistrantKind; inWard: boolean; conditions: ClassConditions }

/** The first class of that kind whose conditions these members fulfil on that day. */
export const classFor = <One extends RegistrantClass>(
  classes: readonly One[],
  kind: RegistrantKind,
  members: readonly CountedMember[],
  on: Temporal.PlainDate,
): One | undefined => classes.find((one) => one.kind === kind && unmet(one.conditions, members, on).length === 0)

export type UnmetCondition = 'members' | 'ward' | 'ages' | 'disabled'

/** Which of the conditions these members do not fulfil. */
export function unmet(
  { leastMembers = 1, ward, ages, disabledShare }: ClassConditions,
  members: readonly CountedMember[],
  on: Temporal.PlainDate,
): UnmetCondition[] {
  const missing: UnmetCondition[] = []
  const reaches = (share: number, fits: (member: CountedMember) => boolean) =>
    members.filter(fits).length >= share * members.length
  if (members.length < leastMembers) missing.push('members')
  if (ward && !reaches(ward.share, ({ links }) => links.some((link) => ward.links.includes(link)))) missing.push('ward')
  if (ages && !reaches(ages.share, ({ birthDate }) => isOfAge(birthDate, ages, on))) missing.push('ages')
  if (disabledShare !== undefined && !reaches(disabledShare, ({ isDisabled }) => isDisabled)) missing.push('disabled')
  return missing
}

function isOfAge(
  birth: Temporal.PlainDate | null,
  { from = 0, to = 200 }: { from?: number | undefined; to?: number | undefined },
  on: Temporal.PlainDate,
): boolean {
  if (!birth) return false
  const age = ageOn(birth, on)
  return age >= from && age <= to
}
