import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { migrate, sql } from '#platform/db/index.ts'
import { readMigrations } from '#platform/db/migrations.ts'
import { testHouse } from '#platform/testing/index.ts'
import { contractionsIn } from './expand-only.ts'

test('前の版のプログラムは、新しい表の上でも動きつづけられる', () => {
  expect(readMigrations(inject('cluster').root).flatMap(contractionsIn)).toEqual([])
})

test.each([
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
