import { definePolicy, is } from '#platform/auth/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/**
 * Who may read a register record as such: the resident their own. Staff never browse the register; they see the
 * subjects of a case through the case's policy, and every such read is audited by the module of the case.
 */
export const recordPolicy = definePolicy<{ personId: PersonId }>({
  name: 'people.record',
  columns: { personId: 'r.person_id' },
  rule: (actor) => is('personId', actor.kind === 'resident' && actor.level === 'verified' ? actor.personId : undefined),
})
