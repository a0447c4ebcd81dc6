import { type Database, sql } from '#platform/db/index.ts'
import type { RegistrantId } from '../registrants/index.ts'

/**
 * A hall for tests of what happens to places: halves A and B that make the whole, a music room beside a quiet Japanese
 * room, two projectors; four blocks a day. Independent of any profile's facilities.
 */
export async function buildSmallHall(db: Database, slug = 'small-hall') {
  return db.transact(async (tx) => {
    const { rows } = await sql<Record<'whole' | 'halfA' | 'halfB' | 'music' | 'tatami' | 'projector', number>>`
      with facility as (
        insert into reservations.facilities
          (slug, name, name_kana, category, area, address, office_id, is_confirmed)
        select ${slug}, '小さなホール', 'ちいさなほーる', 'hall', 'nerima', '豊玉北1-1-1', id, true
        from people.offices order by key limit 1
        returning id),
      atoms as (
        insert into reservations.atoms (facility_id, name)
        select id, name from facility, unnest(array['A', 'B', '音楽室', '和室']) name returning id, name, facility_id),
      spaces as (
        insert into reservations.spaces
          (facility_id, slug, name, name_kana, rule_group, tariff, capacity, activities, position)
        select id, s.slug, s.name, s.name, 'test-hall', 'test-hall', s.capacity, s.activities, s.position
        from facility, (values
          ('whole', '全面', 100, '{dance,meeting}'::text[], 1), ('half-a', 'A面', 50, '{dance,meeting}', 2),
          ('half-b', 'B面', 50, '{dance,meeting}', 3), ('music', '音楽室', 20, '{band,meeting}', 4),
          ('tatami', '和室', 15, '{tea,meeting}', 5)) s (slug, name, capacity, activities, position)
        returning id, slug),
      made_of as (
        insert into reservations.space_atoms (space_id, atom_id)
        select s.id, a.id from spaces s
        join (values ('whole', 'A'), ('whole', 'B'), ('half-a', 'A'), ('half-b', 'B'), ('music', '音楽室'), ('tatami', '和室'))
          m (slug, atom) using (slug)
        join atoms a on a.name = m.atom),
      walls as (
        insert into reservations.neighbours (one, other)
        select min(id), max(id) from atoms where name in ('音楽室', '和室')),
      times as (
        insert into reservations.patterns (space_id, stands, days)
        select id, '(,)', '{[1,9)}' from spaces returning id),
      blocks as (
        insert into reservations.pattern_blocks (pattern_id, no, label, starts, ends)
        select times.id, b.no, b.label, b.starts::time, b.ends::time
        from times, (values (1, 'morning', '09:00', '12:00'), (2, 'afternoon', '13:00', '16:00'),
          (3, 'late-afternoon', '16:00', '18:00'), (4, 'evening', '18:30', '21:30')) b (no, label, starts, ends)),
      things as (
        insert into reservations.equipment (facility_id, name, stock, price)
        select id, 'プロジェクター', 2, 500 from facility returning id)
      select
        max(id) filter (where slug = 'whole') as whole, max(id) filter (where slug = 'half-a') as "halfA",
        max(id) filter (where slug = 'half-b') as "halfB", max(id) filter (where slug = 'music') as music,
        max(id) filter (where slug = 'tatami') as tatami, (select id from things) as projector
      from spaces`.execute(tx)
    const hall = rows[0]
    if (!hall) throw new Error('the hall was not built')
    return hall
  })
}

/** First come from the first day of the third month before; four blocks a month; 1,000 yen a block, 65+ half. Given parts stand in place. */
export async function layDownRules(db: Database, more: Record<string, unknown> = {}): Promise<void> {
  const rules = {
    source: '見本',
    confirmed: true,
    registration: 'use',
    stages: [{ kind: 'first-come', key: 'open', opens: { months: 3, day: 1, at: '09:00' } }],
    quotas: [{ key: 'month', per: 'registrant', period: 'month', of: 'use', counts: 'blocks', limit: 4 }],
    holdMinutes: 15,
    cutOffs: {
      book: { days: 0, at: '24:00' },
      change: { days: 7, at: '17:00' },
      cancel: { days: 0, at: '24:00' },
    },
    pay: { ways: ['on-site'] },
    refunds: [
      { until: { days: 7, at: '24:00' }, percent: 100 },
      { until: { days: 0, at: '24:00' }, percent: 50 },
    ],
    weather: false,
    tariffBy: 'approval',
    equipmentPer: 'block',
    reductions: [
      {
        key: 'over65',
        says: {
          ja: '65歳以上が半数以上',
          easy: '65歳《さい》以上《いじょう》が半分《はんぶん》以上《いじょう》',
          en: 'Half aged 65 or over',
        },
        ground: '共通基準',
        percent: 50,
        share: { of: 'over65', percent: 50 },
      },
    ],
    referenceDay: 'booking',
    reduceBy: 'best',
    ...more,
  }
  const tariff = { source: '見本', confirmed: true, prices: [{ per: 'block', amount: 1000 }] }
  await sql`
    insert into reservations.rule_sets (key, stands, rules) values ('test-hall', '(,)', ${JSON.stringify(rules)}::jsonb)`.execute(
    db.kysely,
  )
  await sql`
    insert into reservations.tariffs (key, stands, tariff) values ('test-hall', '(,)', ${JSON.stringify(tariff)}::jsonb)`.execute(
    db.kysely,
  )
}

/** So many active groups without members. */
export async function foundGroups(db: Database, count: number, prefix = 'T'): Promise<RegistrantId[]> {
  const { rows } = await sql<{ id: RegistrantId }>`
    insert into reservations.registrants (number, kind, name, name_kana, class, state, stands, created_at)
    select ${prefix} || to_char(n, 'FM00000'), 'group', '団体' || n, 'だんたい' || n, 'in-ward', 'active',
      '[2026-01-01,2030-01-01)', now()
    from generate_series(1, ${count}) n returning id`.execute(db.kysely)
  return rows.map(({ id }) => id)
}
