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
 */
export const audienceSql = (segment: Segment, today: Temporal.PlainDate): RawBuilder<SqlBool> => group(segment, today)

/** Of whom a definition speaks: residents, or those who have said something about themselves. */
export const peopleOf = (segment: Segment): RawBuilder<unknown> =>
  usesRegister(segment)
    ? sql`people_api.residents`
    : sql`(select person_id from messaging.habits union select person_id from messaging.topic_choices)`

export async function countAudience(tx: Tx, segment: Segment, today: Temporal.PlainDate): Promise<number> {
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
    return born(bornForAge(age.on === 'today' ? today : Temporal.PlainDate.from(age.on), age), sql`r`)
  }
  if ('schoolYear' in condition) return born(bornForGrades(today, condition.schoolYear), sql`r`)
  if ('childAge' in condition)
    return sql<SqlBool>`(r.household_id in (
      select child.household_id from people_api.residents child
      where ${born(bornForAge(today, condition.childAge), sql`child`)}))`
  if ('area' in condition) return sql<SqlBool>`(r.town = any (${condition.area}::text[]))`
  if ('residentSince' in condition) {
    const { from, to } = condition.residentSince
    return sql<SqlBool>`(r.resident_since between ${from ?? '-infinity'}::date and ${to ?? 'infinity'}::date)`
  }
  if ('headOfHousehold' in condition) return sql<SqlBool>`(r.is_head)`
  if ('topic' in condition)
    return sql<SqlBool>`(r.person_id in (
      select person_id from messaging.topic_choices where topic = ${condition.topic}))`
  if ('declaredAgeGroup' in condition)
    return sql<SqlBool>`(r.person_id in (
      select person_id from messaging.habits where age_group = ${condition.declaredAgeGroup}))`
  if ('declaredArea' in condition)
    return sql<SqlBool>`(r.person_id in (
      select person_id from messaging.habits where area = ${condition.declaredArea}))`
  const { first, last } = birthYearsFor(today, condition.declaredChildAge)
  return sql<SqlBool>`(r.person_id in (
    select person_id from messaging.habits
    where exists (select from unnest(child_birth_years) year where year between ${first} and ${last})))`
}

// A day of birth that nobody knows is in no age.
const born = ({ first, last }: Births, row: RawBuilder<unknown>): RawBuilder<SqlBool> =>
  sql<SqlBool>`coalesce(${row}.birth_date between ${first?.toString() ?? '-infinity'}::date and ${last.toString()}::date, false)`
