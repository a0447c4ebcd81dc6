import { sql, type Tx } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

export const frequencies = ['at-once', 'daily', 'weekly'] as const
export type Frequency = (typeof frequencies)[number]

/** How and when a person wants to be told, and what they say about themselves. */
export type Habits = {
  frequency: Frequency
  /** Ordinary messages may come in [from, until), 「18:00」; missing: outside the office's quiet hours. */
  hours: { from: string; until: string } | undefined
  /** Keys of the profile. */
  ageGroup: string | undefined
  area: string | undefined
  childBirthYears: readonly number[]
}

type Row = Record<'hoursFrom' | 'hoursUntil' | 'ageGroup' | 'area', string | null> & {
  frequency: Frequency
  childBirthYears: number[]
}

/** What this person has said; `undefined` when nothing yet. */
export async function habitsOf(tx: Tx, personId: PersonId): Promise<Habits | undefined> {
  const { rows } = await sql<Row>`
    select frequency, to_char(hours_from, 'HH24:MI') as "hoursFrom", to_char(hours_until, 'HH24:MI') as "hoursUntil",
      age_group as "ageGroup", area, child_birth_years as "childBirthYears"
    from messaging.habits where person_id = ${personId}`.execute(tx)
  const [row] = rows
  if (!row) return undefined
  const { frequency, hoursFrom, hoursUntil, ageGroup, area, childBirthYears } = row
  return {
    frequency,
    hours: hoursFrom !== null && hoursUntil !== null ? { from: hoursFrom, until: hoursUntil } : undefined,
    ageGroup: ageGroup ?? undefined,
    area: area ?? undefined,
    childBirthYears,
  }
}

export async function keepHabits(tx: Tx, personId: PersonId, habits: Habits, at: Temporal.Instant): Promise<void> {
  const { frequency, hours, ageGroup = null, area = null, childBirthYears } = habits
  await sql`
    insert into messaging.habits
      (person_id, frequency, hours_from, hours_until, age_group, area, child_birth_years, changed_at)
    values (${personId}, ${frequency}, ${hours?.from ?? null}, ${hours?.until ?? null}, ${ageGroup}, ${area},
      ${[...childBirthYears]}::smallint[], ${at})
    on conflict (person_id) do update set frequency = excluded.frequency, hours_from = excluded.hours_from,
      hours_until = excluded.hours_until, age_group = excluded.age_group, area = excluded.area,
      child_birth_years = excluded.child_birth_years, changed_at = excluded.changed_at`.execute(tx)
}
