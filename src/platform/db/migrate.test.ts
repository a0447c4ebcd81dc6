import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type TestDatabase, type TestHouse, testDatabase, testHouse } from '#platform/testing/index.ts'
import { migrate } from './migrate.ts'

const root = mkdtempSync(join(tmpdir(), 'madoguchi-migrations-'))
const platform = join(root, 'src/platform/db/migrations')
const people = join(root, 'src/modules/people/migrations')
let database: TestDatabase

beforeEach(async () => {
  await database?.drop()
  database = await testDatabase({ empty: true })
  rmSync(root, { recursive: true, force: true })
  for (const folder of [platform, people]) mkdirSync(folder, { recursive: true })
  writeFileSync(join(platform, '20261122T0001_schemas.sql'), 'create schema if not exists platform;\n')
  writeFileSync(
    join(people, '20261122T1000_people.sql'),
    'create schema people;\ncreate table people.persons (name text);\n',
  )
})
afterAll(async () => {
  await database.drop()
  rmSync(root, { recursive: true, force: true })
})

test('全モジュールを通して名前の順に、一度だけ動く', async () => {
  expect(await migrate(database.ownerUrl, root)).toEqual(['20261122T0001_schemas.sql', '20261122T1000_people.sql'])
  expect(await migrate(database.ownerUrl, root)).toEqual([])
})

test('二つのプロセスが同時に始めても、一度だけ動く', async () => {
  const both = await Promise.all([migrate(database.ownerUrl, root), migrate(database.ownerUrl, root)])
  expect(both.flat()).toHaveLength(2)
})

test('動いたあとに書き換えられた移行は、名前を言って断る', async () => {
  await migrate(database.ownerUrl, root)
  writeFileSync(join(people, '20261122T1000_people.sql'), 'create schema people;\n')
  await expect(migrate(database.ownerUrl, root)).rejects.toThrow('20261122T1000_people.sql was changed')
})

test('失敗した移行は何も残さず、直せば続きから動く', async () => {
  const file = join(people, '20261122T1001_more.sql')
  writeFileSync(file, 'create table people.half (a int);\nselect 1/0;\n')
  await expect(migrate(database.ownerUrl, root)).rejects.toThrow('20261122T1001_more.sql failed')
  writeFileSync(file, 'create table people.half (a int);\n')
  expect(await migrate(database.ownerUrl, root)).toEqual(['20261122T1001_more.sql'])
})

test('取引の中で動けない移行は、印があれば外で動く', async () => {
  const text = '-- madoguchi: no-transaction\ncreate index concurrently persons_name on people.persons (name);\n'
  writeFileSync(join(people, '20261122T1001_index.sql'), text)
  expect(await migrate(database.ownerUrl, root)).toHaveLength(3)
})

describe('アプリの役割', () => {
  test('表を持たず、作れず、取り上げられた権利は次の移行のあとも戻らない', async () => {
    writeFileSync(
      join(people, '20261122T1001_log.sql'),
      'create table people.log (text text);\nrevoke update, delete on people.log from madoguchi_app;\n',
    )
    await migrate(database.ownerUrl, root)
    await migrate(database.ownerUrl, root)
    expect(await refusal(`insert into people.log values ('ok')`)).toBeUndefined()
    expect(await refusal(`update people.log set text = 'changed'`)).toBe('42501')
    expect(await refusal(`delete from people.log`)).toBe('42501')
    expect(await refusal(`create table people.mine (a int)`)).toBe('42501')
    expect(await refusal(`drop table people.persons`)).toBe('42501')
    expect(await refusal(`update platform.migrations set sha256 = ''`)).toBe('42501')
  })

  test('本物の監査の記録は、アプリからは書き足すことしかできない', async () => {
    const house: TestHouse = await testHouse()
    const { rows } = await query<{ name: string }>(
      house.ownerUrl,
      `select format('%I.%I', table_schema, table_name) as name from information_schema.tables
       where table_schema = 'platform' and table_name like 'audit%' and table_type = 'BASE TABLE'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    for (const { name } of rows) {
      await expect(query(house.db.url, `delete from ${name}`)).rejects.toThrow()
      await expect(query(house.db.url, `truncate ${name}`)).rejects.toThrow()
    }
    await house.close()
  })

  const refusal = (statement: string): Promise<unknown> =>
    query(database.url, statement).then(
      () => undefined,
      (error: { code?: string }) => error.code,
    )
})

async function query<Row extends pg.QueryResultRow>(url: string, statement: string): Promise<pg.QueryResult<Row>> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  await client.connect()
  try {
    return await client.query<Row>(statement)
  } finally {
    await client.end()
  }
}
