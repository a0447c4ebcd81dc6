import { officeOn } from '#modules/people/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { type RawBuilder, sql, type SqlBool, type Tx } from '#platform/db/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import type { FacilityId } from '../../places/domain/space.ts'

/** A facility whose desk somebody works at. */
export type DeskFacility = { id: FacilityId; slug: string; name: string }

/** All of them, by reading. */
export async function facilitiesOfDesk(tx: Tx, staff: Staff, on: Temporal.PlainDate): Promise<DeskFacility[]> {
  const { rows } = await sql<DeskFacility>`
    select f.id, f.slug, f.name from reservations.facilities f
    where f.stands @> ${on}::date and ${isOwn(staff, on)} order by f.name_kana, f.id limit 1000`.execute(tx)
  return rows
}

/** 404 for a facility that is not theirs, as for one that is not there. */
export async function deskFacility(
  tx: Tx,
  staff: Staff,
  which: { slug: string } | { spaceId: number },
  on: Temporal.PlainDate,
): Promise<DeskFacility> {
  const { rows } = await sql<DeskFacility>`
    select f.id, f.slug, f.name from reservations.facilities f
    where ${isOwn(staff, on)} and ${
      'slug' in which
        ? sql`f.slug = ${which.slug}`
        : sql`f.id = (select s.facility_id from reservations.spaces s where s.id = ${which.spaceId})`
    }`.execute(tx)
  const [found] = rows
  if (!found) throw new NotFound('facility')
  return found
}

/** Over `f`: of an office of theirs, or run by the 指定管理者 they work for; a contractor's post at the office is not enough. */
export function isOwn(staff: Staff, on: Temporal.PlainDate): RawBuilder<SqlBool> {
  const posts = staff.posts.filter(({ role }) => role !== 'contractor').map(({ officeId }) => officeId)
  const offices = posts.length > 0 ? [...posts, ...staff.oversees] : []
  return sql`(
    coalesce(${officeOn(sql.ref('f.office_id'), on, sql`null`)}, f.office_id) = any (${offices}::uuid[])
    or exists (
      select 1 from reservations.operator_workers w
      where w.operator_id = f.operator_id and w.staff_id = ${staff.staffId} and w.stands @> ${on}::date))`
}
