import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import type { PersonId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { findPerson, people, registeredAddress } from '../index.ts'
import { csvOf, type FileLine, fileOf } from '../register-file/testing.ts'
import { importRegister, type ImportResult, type RegisterFile } from './import-register.ts'

let house: TestHouse
beforeEach(async () => {
  house = await testHouse({ modules: [people], seed: false })
})
afterEach(() => house.close())

const taro: FileLine = { 宛名番号: '0500000001', 世帯番号: '0500000001' }
const hana: FileLine = { ...taro, 宛名番号: '0500000002', 氏名: '試験花', 続柄: '妻', 性別: '2' }
const imported = (file: RegisterFile): Promise<ImportResult> => importRegister(house, file)

type Row = {
  atena: string
  history: number
  from: string
  to: string | null
  ended: string | null
  town: string
  ban: string
}
async function records(): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select atena_number as atena, history_number as history, valid_from::text as "from", valid_to::text as "to",
      ended_by as ended, town, ban
    from people.register_records order by atena_number, valid_from`.execute(house.db.kysely)
  return rows
}
const spans = async () =>
  (await records()).map(({ history, from, to, ended }) => `${history}: ${from}–${to ?? ''} ${ended ?? ''}`.trim())
const personOf = async (atena: string): Promise<PersonId> => {
  const { rows } = await sql<{ id: PersonId }>`
    select person_id as id from people.atena_numbers where atena_number = ${atena}`.execute(house.db.kysely)
  return rows[0]?.id ?? ('' as PersonId)
}
const events = async () =>
  (
    await sql<{ type: string; on: string }>`
    select type, data->>'on' as "on" from platform.events where type like 'people.%' order by id`.execute(
      house.db.kysely,
    )
  ).rows

describe('全件ファイルを取り込む', () => {
  test('一人一行が、住民記録の一つの状態になる', async () => {
    const result = await imported(fileOf([taro, hana]))
    expect(result).toMatchObject({ result: 'applied', loaded: { entries: 2, peopleAdded: 2 }, setAside: 0 })
    const taroId = await personOf('0500000001')
    await house.db.read(async (tx) => {
      expect(await findPerson(tx, taroId)).toMatchObject({ name: '試験太郎', kanaIsOfficial: true })
      expect((await registeredAddress(tx, taroId))?.address).toBe('東京都練馬区光が丘二丁目9番6号')
    })
  })

  test('同じファイルをもう一度渡しても、何も変わらない', async () => {
    await imported(fileOf([taro, hana]))
    expect(await imported(fileOf([taro, hana]))).toEqual({ result: 'unchanged' })
    expect(await imported(fileOf([taro, hana], 'full', 2))).toEqual({ result: 'unchanged' })
  })

  test('途中で止められたあと、もう一度取り込むと、一度で取り込んだのと同じになる', async () => {
    const killed: RegisterFile = {
      ...fileOf([taro, hana]),
      async *open() {
        yield new TextEncoder().encode(csvOf([taro]))
        throw new Error('the disk went away')
      },
    }
    await expect(imported(killed)).rejects.toThrow('the disk went away')
    expect(await records()).toEqual([])
    // As a process that was killed leaves it: nobody ended the row.
    await sql`insert into people.register_imports (kind, file_name, sha256, sequence) values ('full', 'x', ${'0'.repeat(64)}, 1)`.execute(
      house.db.kysely,
    )
    expect(await imported(fileOf([taro, hana]))).toMatchObject({ result: 'applied', loaded: { entries: 2 } })
    expect(await spans()).toEqual(['1: 2020-04-01–', '1: 2020-04-01–'])
    const { rows } = await sql<{ state: string }>`
      select state from people.register_imports order by started_at, id`.execute(house.db.kysely)
    expect(rows.map(({ state }) => state).sort()).toEqual(['applied', 'failed', 'failed'])
  })

  test('書き込んでいる途中で接続を切られても何も入らず、もう一度取り込めば揃う', async () => {
    const ended = sql<{ ended: boolean }>`
      select pg_terminate_backend(a.pid) as ended from pg_stat_activity a
      where a.datname = current_database() and a.wait_event_type = 'Lock'`
    const importing = await house.db.transact(async (tx) => {
      // Whatever is written waits here, so that the import stands in the middle of its one transaction.
      await sql`lock table people.register_records in share mode`.execute(tx)
      const importing = imported(fileOf([taro, hana])).catch((error: unknown) => error)
      await expect.poll(async () => (await ended.execute(house.db.kysely)).rows.length, { timeout: 20_000 }).toBe(1)
      await importing
      return importing
    })
    expect(importing).toBeInstanceOf(Error)
    expect(await records()).toEqual([])
    expect(await imported(fileOf([taro, hana]))).toMatchObject({ result: 'applied', loaded: { entries: 2 } })
    expect(await spans()).toEqual(['1: 2020-04-01–', '1: 2020-04-01–'])
    const { rows } = await sql<{ state: string }>`
      select state from people.register_imports order by started_at, id`.execute(house.db.kysely)
    expect(rows.map(({ state }) => state).sort()).toEqual(['applied', 'failed'])
  })

  test('Shift_JISの〜と髙と﨑は、一字も変わらない', async () => {
    const header = csvOf([{ ...taro, 氏名: '試験A', 住所_方書: 'B' }])
    const encoder = shiftJis({ A: [0xfb, 0xfc, 0xfa, 0xb1], B: [0x81, 0x60] })
    expect(await imported(fileOf(encoder(header)))).toMatchObject({
      result: 'applied',
      reading: { encoding: 'shift_jis' },
    })
    const { rows } = await sql<{ name: string; building: string }>`
      select name, building from people.register_records`.execute(house.db.kysely)
    expect(rows).toEqual([{ name: '試験髙﨑', building: '\u301C' }])
  })

  test('同姓同名で同じ日に生まれた二人は、二人のままである', async () => {
    await imported(fileOf([taro, { ...taro, 宛名番号: '0500000009', 世帯番号: '0500000009' }]))
    expect(await personOf('0500000001')).not.toBe(await personOf('0500000009'))
  })

  test('全件にいない人の記録は閉じ、戻ってくればまた開く', async () => {
    await imported(fileOf([taro, hana]))
    expect(await imported(fileOf([taro], 'full', 2))).toMatchObject({ result: 'applied', loaded: { absent: 1 } })
    expect(await spans()).toEqual(['1: 2020-04-01–', '1: 2020-04-01–2026-12-02 removed'])
    expect(await events()).toEqual([{ type: 'people.removed', on: '2026-12-02' }])
    await imported(fileOf([taro, hana, { ...hana, 宛名番号: '0500000003' }], 'full', 3))
    expect(await spans()).toEqual(['1: 2020-04-01–', '1: 2020-04-01–', '1: 2020-04-01–'])
  })

  test('生年月日の分からない人は、登録のとおりの言葉で入る', async () => {
    await imported(fileOf([{ ...taro, 生年月日: '', 生年月日_不詳表記: '昭和15年 月日不詳' }]))
    const person = await house.db.read(async (tx) => findPerson(tx, await personOf('0500000001')))
    expect(person?.birthDate).toEqual({ isKnown: false, text: '昭和15年 月日不詳', assumed: null })
  })

  test('個人番号の列があるファイルは、開かずに断る', async () => {
    const text = csvOf([taro], ['宛名番号', '個人番号'])
    expect(await imported(fileOf(text))).toMatchObject({
      result: 'refused',
      reason: 'forbidden_item',
      names: ['個人番号'],
    })
    expect(await records()).toEqual([])
  })
})

describe('使えない行', () => {
  test('行番号と理由を残して、その人の行をすべて外し、ほかの人は取り込む', async () => {
    const lines = [taro, { ...taro, 履歴番号: '2', 異動年月日: '20219999' }, hana]
    const text = csvOf([...lines, { ...hana, 宛名番号: '0500000003', 住所_方書: '二行に\nわたる' }, { 宛名番号: '05' }])
    const result = await imported(fileOf(text))
    expect(result).toMatchObject({ result: 'applied', loaded: { peopleAdded: 2 }, setAside: 2 })
    const { rows } = await sql`
      select line, atena_number as atena, item, reason from people.register_import_problems order by line`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([
      { line: 3, atena: '0500000001', item: '異動年月日', reason: 'not_a_day' },
      { line: 7, atena: null, item: '宛名番号', reason: 'bad_shape' },
    ])
  })

  test('同じ日に世帯主が二人になる世帯の人は外す', async () => {
    const second = { ...taro, 宛名番号: '0500000007' }
    const other = { ...taro, 宛名番号: '0500000008', 世帯番号: '0500000008' }
    expect(await imported(fileOf([taro, hana, second, other]))).toMatchObject({
      setAside: 2,
      loaded: { peopleAdded: 2 },
    })
    expect((await records()).map(({ atena }) => atena)).toEqual(['0500000002', '0500000008'])
  })

  test('受け取った履歴の中身を、同じ番号のまま変えることはできない', async () => {
    await imported(fileOf([taro]))
    const result = await imported(fileOf([{ ...taro, 氏名: '別人' }], 'differences', 2))
    expect(result).toMatchObject({
      result: 'applied',
      setAside: 1,
      reading: { problems: [{ reason: 'line_changed', line: 2 }] },
    })
    expect((await house.db.read(async (tx) => findPerson(tx, await personOf('0500000001'))))?.name).toBe('試験太郎')
  })
})

describe('差分ファイルを取り込む', () => {
  beforeEach(async () => {
    await imported(fileOf([taro, hana]))
  })
  const move = { ...taro, 履歴番号: '2', 異動事由: '転居', 異動年月日: '20261120', 住所_番地号表記: '10番1号' }
  const again = { ...move, 履歴番号: '3', 住所_番地号表記: '11番1号' }

  test.each([
    ['先の異動から', [[move], [again]]],
    ['あとの異動から', [[again], [move]]],
    ['一つのファイルで', [[again, move]]],
  ])('一日に二度動いた人は、%s届いても同じになる', async (_, files) => {
    for (const [index, lines] of files.entries()) await imported(fileOf(lines, 'differences', 2 + index))
    const mine = (await records()).filter(({ atena }) => atena === '0500000001')
    expect(mine.map(({ from, to, ban }) => `${ban} ${from}–${to ?? ''}`)).toEqual([
      '9 2020-04-01–2026-11-20',
      '11 2026-11-20–',
    ])
  })

  test('過ぎた日の更正は、その履歴だけを直し、あとの履歴を残す', async () => {
    await imported(fileOf([move, { ...again, 異動年月日: '20261125' }], 'differences', 2))
    await imported(fileOf([{ ...move, 枝番号: '1', 異動年月日: '20261118', 異動事由: '更正' }], 'differences', 3))
    expect((await spans()).slice(0, 3)).toEqual([
      '1: 2020-04-01–2026-11-18 correction',
      '2: 2026-11-18–2026-11-25 change',
      '3: 2026-11-25–',
    ])
    const { rows } = await sql`
      select from people.register_entries where atena_number = '0500000001'`.execute(house.db.kysely)
    expect(rows).toHaveLength(4)
  })

  test('職権で取り消した異動は、なかったことになる', async () => {
    await imported(fileOf([move], 'differences', 2))
    await imported(fileOf([{ ...move, 枝番号: '1', 取消フラグ: '1', 異動事由: '職権取消' }], 'differences', 3))
    expect((await spans())[0]).toBe('1: 2020-04-01–')
    expect((await events()).map(({ type }) => type)).toEqual(['people.moved', 'people.moved'])
  })

  test('前のファイルが抜けている差分は、理由を言って断る', async () => {
    expect(await imported(fileOf([move], 'differences', 3))).toMatchObject({ result: 'refused', reason: 'gap' })
    expect(await imported(fileOf([move], 'differences', 1))).toMatchObject({ result: 'refused', reason: 'older' })
    expect(await spans()).toHaveLength(2)
  })

  test('届け出られた先の日の転出は、その日に効く', async () => {
    const leave = {
      ...taro,
      履歴番号: '2',
      住民状態: '転出',
      異動事由: '転出',
      異動年月日: '20261210',
      転出先住所: '埼玉県和光市本町1番',
    }
    await imported(fileOf([leave], 'differences', 2))
    expect((await spans())[0]).toBe('1: 2020-04-01–')
    await house.setNow('2026-12-10T00:00:01+09:00')
    await people.sweeps?.['people.begin-awaited']?.(house)
    expect((await spans())[0]).toBe('1: 2020-04-01–2026-12-10 moved_out')
    expect(await events()).toEqual([{ type: 'people.moved_out', on: '2026-12-10' }])
    await people.sweeps?.['people.begin-awaited']?.(house)
    expect(await events()).toHaveLength(1)
  })

  test('世帯主が亡くなり、別の人が同じ日に世帯主になる', async () => {
    const died = { ...taro, 履歴番号: '2', 住民状態: '死亡', 異動事由: '死亡', 異動年月日: '20261201' }
    const head = { ...hana, 履歴番号: '2', 異動事由: '世帯主変更', 異動年月日: '20261201', 続柄: '世帯主' }
    expect(await imported(fileOf([head, died], 'differences', 2))).toMatchObject({ result: 'applied', setAside: 0 })
    expect(await events()).toEqual([{ type: 'people.died', on: '2026-12-01' }])
  })
})

/** Latin letters stand for characters that are not in this table of the test. */
function shiftJis(replaced: Record<string, number[]>): (text: string) => Uint8Array {
  const decoder = new TextDecoder('shift_jis')
  const table = new Map<string, number[]>()
  for (let high = 0x81; high <= 0xef; high += high === 0x9f ? 0x41 : 1)
    for (let low = 0x40; low <= 0xfc; low += 1) {
      const character = decoder.decode(Uint8Array.of(high, low))
      if (!table.has(character)) table.set(character, [high, low])
    }
  return (text) =>
    Uint8Array.from(
      [...text].flatMap((one) => replaced[one] ?? (one < '\x80' ? [one.charCodeAt(0)] : (table.get(one) ?? [0x3f]))),
    )
}
