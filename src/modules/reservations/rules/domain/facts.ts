/** Who books, as far as rules ask; counts are those of the rule's reference day. */
export type RegistrantFacts = {
  class: string
  inWard: boolean
  kind: 'person' | 'group'
  members: number
  membersInWard: number
  share: { over75: number; over65: number; disabled: number; juniorHighOrYounger: number }
  /** Keys of granted reductions and priorities. */
  grants: readonly string[]
  /** The last day on which the registration stands; missing: no end. */
  standsUntil?: Temporal.PlainDate | undefined
}

/** Whom a line of the rules is about; what is missing asks nothing. */
export type Who = {
  classes?: readonly string[] | undefined
  inWard?: boolean | undefined
  kinds?: readonly RegistrantFacts['kind'][] | undefined
  grants?: readonly string[] | undefined
}

export const fits = (who: Who, facts: RegistrantFacts): boolean =>
  (who.classes?.includes(facts.class) ?? true) &&
  (who.inWard === undefined || who.inWard === facts.inWard) &&
  (who.kinds?.includes(facts.kind) ?? true) &&
  (who.grants?.some((grant) => facts.grants.includes(grant)) ?? true)
