import type { RegistrantFacts } from '../../registrants/index.ts'

/** A person of the ward, of no age and without grants: whose prices are shown to who has not said who they are. */
export const anybody: RegistrantFacts = {
  class: 'resident',
  inWard: true,
  kind: 'person',
  members: 1,
  membersInWard: 1,
  share: { over75: 0, over65: 0, disabled: 0, juniorHighOrYounger: 0 },
  grants: [],
}
