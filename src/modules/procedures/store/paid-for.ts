import { type RawBuilder, type SqlBool, sql } from '#platform/db/index.ts'

// Predicates over `p.purpose_id`; `scope` is the policy's over `applications`, called `a`.

type Predicate = RawBuilder<SqlBool>

export const applicationPaidFor = (scope: Predicate): Predicate => sql`
  exists (select from procedures.applications a where a.id = p.purpose_id and ${scope})`

export const chargePaidFor = (scope: Predicate): Predicate => sql`
  exists (select from procedures.charges c join procedures.applications a on a.id = c.application_id
    where c.id = p.purpose_id and ${scope})`
