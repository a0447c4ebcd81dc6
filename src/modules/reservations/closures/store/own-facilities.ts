import { officeOn } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { type RawBuilder, sql, type SqlBool, type Tx } from '#platform/db/index.ts'
import type { OfficeId, OrganisationId } from '#platform/ids/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'

export type OwnFacility = {
  id: FacilityId
  slug: string
  name: string
  officeId: OfficeId
  /** 指定管理者. */
  operatorId: OrganisationId | null
}

const columns = sql`f.id, f.slug, f.name, f.office_id as "officeId", f.operator_id as "operatorId"`

/** Facilities of this member's offices, by reading. */
export async function ownFacilities(tx: Tx, staff: Staff, on: Temporal.PlainDate): Promise<OwnFacility[]> {
  const { rows } = await sql<OwnFacility>`
    select ${columns} from reservations.facilities f
    where f.stands @> ${on.toString()}::date and ${isOwn(staff, on)} order by f.name_kana, f.id limit 1000`.execute(tx)
  return rows
}

/** 404 for a facility that is not theirs, as for one that is not there. */
export async function requireFacility(
  tx: Tx,
  staff: Staff,
  which: { slug: string } | { id: FacilityId },
  on: Temporal.PlainDate,
): Promise<OwnFacility> {
  const { rows } = await sql<OwnFacility>`
    select ${columns} from reservations.facilities f
    where ${isOwn(staff, on)} and ${'slug' in which ? sql`f.slug = ${which.slug}` : sql`f.id = ${which.id}`}`.execute(
    tx,
  )
  const [found] = rows
  if (!found) throw new NotFound('facility')
  return found
}

// Over `f`. A contractor's post at an office is not enough: need to know is by the house they run.
function isOwn(staff: Staff, on: Temporal.PlainDate): RawBuilder<SqlBool> {
  const posts = staff.posts.filter(({ role }) => role !== 'contractor').map(({ officeId }) => officeId)
  const offices = posts.length > 0 ? [...posts, ...staff.oversees] : []
  return sql`coalesce(${officeOn(sql.ref('f.office_id'), on, sql`null`)}, f.office_id) = any (${offices}::uuid[])`
}
