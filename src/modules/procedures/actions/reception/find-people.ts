import { searchPersons } from '#modules/people/index.ts'
import { recordAudit } from '#platform/audit/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import type { Tx } from '#platform/db/index.ts'
import { Forbidden } from '#platform/errors/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { receptionPermissions } from '../../domain/reception/rights.ts'

/** Somebody who may be the applicant, as the counter sees them. */
export type Candidate = { personId: PersonId; name: string; kana: string; birth: string; address: string }
