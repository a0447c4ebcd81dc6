import { type RawBuilder, type SqlBool, sql, type Tx } from '#platform/db/index.ts'
import { birthYearsFor, type Births, bornForAge, bornForGrades } from '../domain/born.ts'
import {
  type SegmentCondition,
  type SegmentGroup,
  isGroup,
  type SegmentPart,
  type Segment,
  usesRegister,
} from '../domain/definition.ts'

/**
 * Whether the person of row `r` is addressed. `r` is a row of `people_api.residents`; a definition of declared attributes
 * alone asks for nothing but `r.person_id`, and any table with that column will do. Never null.
 * A statement over a whole ward wants `work_mem` of 48 MB for the households with children.
 */
export const audienceSql = (segment: Segment, today: Temporal.PlainDate): RawBuilder<SqlBool> => group(segment, today)

/** Of whom a definition speaks: residents, or those who have said something about themselves. */
const peopleOf = (segment: Segment): RawBuilder<unknown> =>
  usesRegister(segment)
    ? sql`people_api.residents`
    : sql`(select person_id from messaging.habits union select person_id from messaging.topic_choices)`

/** To the last person. */
export async function countAudience(tx: Tx, segment: Segment, today: Temporal.PlainDate): Promise<number> {
  // Households with children fit into the memory of one hash, so that nobody is looked up one by one.
  await sql`select set_config('work_mem', '48MB', true)`.execute(tx)
  const { rows } = await sql<{ size: number }>`
    select count(*) as size from ${peopleOf(segment)} r where ${audienceSql(segment, today)}`.execute(tx)
  return rows[0]?.size ?? 0
}

function group({ all, any, none }: SegmentGroup, today: Temporal.PlainDate): RawBuilder<SqlBool> {
  const each = (parts: readonly SegmentPart[]) =>
    parts.map((part) => (isGroup(part) ? group(part, today) : one(part, today)))
  const wanted = [
    ...each(all),
    ...(any.length > 0 ? [sql<SqlBool>`(${sql.join(each(any), sql` or `)})`] : []),
    ...each(none).map((part) => sql<SqlBool>`not ${part}`),
  ]
  return wanted.length > 0 ? sql<SqlBool>`(${sql.join(wanted, sql` and `)})` : sql<SqlBool>`(true)`
}

function one(condition: SegmentCondition, today: Temporal.PlainDate): RawBuilder<SqlBool> {
  if ('age' in condition) {
    const { age } = condition
    return born(bornForAge(age.on === 'today' ? today : Temporal.PlainDate.from(age.on), age))
  }
  if ('schoolYear' in condition) return born(bornForGrades(today, condition.schoolYear))
  if ('childAge' in condition) {
    const { first, last } = between(bornForAge(today, condition.childAge))
    return sql<SqlBool>`(r.household_id in (
      select child.household_id from people_api.residents child where child.birth_date between ${first}::date and ${last}::date))`
  }
  if ('area' in condition) return sql<SqlBool>`(r.town = any (${condition.area}::text[]))`
  if ('residentSince' in condition) {
    const { from, to } = condition.residentSince
    return sql<SqlBool>`(r.resident_since between ${from ?? '-infinity'}::date and ${to ?? 'infinity'}::date)`
  }
  if ('headOfHousehold' in condition) return sql<SqlBool>`(r.is_head)`
  if ('topic' in condition)
    return sql<SqlBool>`exists (
      select from messaging.topic_choices c where c.person_id = r.person_id and c.topic = ${condition.topic})`
  if ('declaredAgeGroup' in condition) return said(sql`h.age_group = ${condition.declaredAgeGroup}`)
  if ('declaredArea' in condition) return said(sql`h.area = ${condition.declaredArea}`)
  const { first, last } = birthYearsFor(today, condition.declaredChildAge)
  return said(sql`exists (select from unnest(h.child_birth_years) year where year between ${first} and ${last})`)
}

// Not `in`: where it stands under an `or`, PostgreSQL would read a list that is too large for its memory once a person.
const said = (what: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`exists (select from messaging.habits h where h.person_id = r.person_id and ${what})`

// A day of birth that nobody knows is in no age.
function born(births: Births): RawBuilder<SqlBool> {
  const { first, last } = between(births)
  return sql<SqlBool>`coalesce(r.birth_date between ${first}::date and ${last}::date, false)`
}

const between = ({ first, last }: Births) => ({ first: first?.toString() ?? '-infinity', last: last.toString() })
