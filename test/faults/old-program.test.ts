import { cpSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { writeManyCases } from '#modules/procedures/testing/many-cases.ts'
import { migrate, sql } from '#platform/db/index.ts'
import { readMigrations } from '#platform/db/migrations.ts'
import { browse, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { everyModule } from '#src/main.ts'
import { contractionsIn } from './expand-only.ts'

test('前の版のプログラムは、新しい表の上でも動きつづけられる', () => {
  expect(readMigrations(inject('cluster').root).flatMap(contractionsIn)).toEqual([])
})

test.each([
  ['do $$ begin drop table people.persons; end $$;', 'takes something away'],
  ['alter table people.persons drop column kana;', 'takes something away'],
  ['alter table people.persons rename column kana to reading;', 'renames'],
  ['alter table people.persons alter column kana type varchar(9);', 'changes a type'],
  ['alter table people.persons alter column kana set not null;', 'demands a value of an older column'],
  ['alter table people.persons add column nick text not null;', 'demands a value that an older program does not give'],
])('縮める移行は見つかる: %s', (text, why) => {
  const name = '20991231T0000_planted.sql'
  expect(contractionsIn({ name, sql: text })).toEqual([`${name} ${why}`])
  expect(contractionsIn({ name, sql: `-- madoguchi: contracts 0.2.0\n${text}` })).toEqual([])
})

test('値を求めない列の追加は、縮める移行ではない', () => {
  const name = '20991231T0000_planted.sql'
  const text = `create table a.b (c text not null); alter table a.d add column e int not null default 0; alter table a.d add column f text;`
  expect(contractionsIn({ name, sql: text })).toEqual([])
})

test('関数の中に書かれたことは、移行がすることではない', () => {
  const sql = 'create function a.b() returns void language plpgsql as $$ begin drop table a.c; end $$;'
  expect(contractionsIn({ name: '20991231T0000_planted.sql', sql })).toEqual([])
})

test('窓口が使っている表を移行が待つあいだ、ほかの人は1秒より長く待たされず、空けば移行は終わる', async () => {
  const house = await testHouse()
  const busy = new pg.Client({ connectionString: house.ownerUrl })
  await busy.connect()
  try {
    // The last step of every migrate run changes rights and so waits for whoever changes them too.
    await busy.query('begin')
    await busy.query('grant select on platform.notices to madoguchi_sealer')
    await busy.query('lock table platform.notices in access exclusive mode')
    const migrated = migrate(house.ownerUrl, house.config.root)
    await expect(
      house.db.transact(async (tx) => {
        await sql`set local lock_timeout = '50ms'`.execute(tx)
        await sql`select from platform.notices`.execute(tx)
      }),
    ).rejects.toMatchObject({ status: 503, retryAfterSeconds: 5 })
    await busy.query('rollback')
    expect(await migrated).toEqual([])
  } finally {
    await busy.end()
    await house.close()
  }
})

describe('移行のあいだの窓口', () => {
  let house: TestHouse
  let root: string
  beforeAll(async () => {
    house = await testHouse({ modules: everyModule })
    root = mkdtempSync(join(tmpdir(), 'madoguchi-newer-'))
    for (const file of globSync('src/{platform,modules}/*/migrations/*.sql', { cwd: house.config.root }))
      cpSync(join(house.config.root, file), join(root, file))
    writeFileSync(
      join(root, 'src/modules/procedures/migrations', newer),
      `alter table procedures.applications add column newer text;
       create index on procedures.applications (newer);
       update procedures.applications set newer = state;`,
    )
  })
  afterAll(async () => {
    rmSync(root, { recursive: true, force: true })
    await house.close()
  })
  const newer = '20991231T0000_newer.sql'

  test('移行が表を待つあいだも、表を変えているあいだも、窓口は一度も5xxで答えない', async () => {
    const cookie = await signInAs(house, satoHanako.name)
    const hanako = browse(testApp(house), cookie)
    const { rows } = await sql<{ id: string }>`
      select id from auth.accounts where display_name = ${satoHanako.name}`.execute(house.db.kysely)
    const ids = await house.db.transact((tx) =>
      writeManyCases(tx, {
        count: 400,
        state: 'draft',
        applicants: [satoHanako.personId],
        accountId: rows[0]?.id ?? '',
        at: house.clock.now(),
      }),
    )
    const busy = new pg.Client({ connectionString: house.ownerUrl })
    // Within a transaction PostgreSQL shows the same activity again and again.
    const watcher = new pg.Client({ connectionString: house.ownerUrl })
    await Promise.all([busy.connect(), watcher.connect()])
    const statuses: number[] = []
    let over = false
    const traffic = Promise.all(
      Array.from({ length: 4 }, async () => {
        for (let id = ids.pop(); id && !over; id = ids.pop()) {
          statuses.push((await hanako.get('/applications')).status)
          const check = `/applications/${id}/check`
          statuses.push((await hanako.submit(check, {}, `/applications/${id}/confirmation`)).status)
        }
      }),
    )
    try {
      await busy.query('begin')
      await busy.query('lock table procedures.applications in access share mode')
      const migrated = migrate(house.ownerUrl, root)
      await vi.waitFor(async () => expect(await waitingMigrations(watcher)).toBe(1), { timeout: 10_000, interval: 20 })
      const before = statuses.length
      // People are answered although it waits: it steps back again and again.
      await vi.waitFor(() => expect(statuses.length).toBeGreaterThan(before + 20), { timeout: 15_000 })
      await busy.query('rollback')
      expect(await migrated).toEqual([newer])
      const afterwards = statuses.length
      await vi.waitFor(() => expect(statuses.length).toBeGreaterThan(afterwards + 4), { timeout: 15_000 })
    } finally {
      over = true
      await Promise.all([busy.end(), watcher.end(), traffic])
    }
    expect(new Set(statuses)).toEqual(new Set([200, 303]))
  }, 60_000)
})

async function waitingMigrations(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ waiting: number }>(`
    select count(*)::int as waiting from pg_locks l join pg_stat_activity a using (pid)
    where not l.granted and l.mode = 'AccessExclusiveLock' and a.application_name = 'madoguchi migrate'
      and a.datname = current_database()`)
  return rows[0]?.waiting ?? 0
}
