import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { browse, staffSignInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { people } from '../index.ts'
import { csvOf, type FileLine, fileOf } from '../register-file/testing.ts'
import { endInterruptedImports } from './end-interrupted.ts'
import { importRegister, type RegisterFile } from './import-register.ts'

let house: TestHouse
beforeEach(async () => {
  house = await testHouse({ modules: [people], seed: false })
})
afterEach(() => house.close())

const taro: FileLine = { 宛名番号: '0500000001', 世帯番号: '0500000001' }
const hana: FileLine = { 宛名番号: '0500000002', 世帯番号: '0500000002', 氏名: '試験花' }
const imported = (file: RegisterFile) => importRegister(house, file)
const bytes = (text: string) => new TextEncoder().encode(text)
const states = async () =>
  (
    await sql<{ said: string }>`
      select sequence || ' ' || state as said from people.register_imports order by started_at, id`.execute(
      house.db.kysely,
    )
  ).rows.map(({ said }) => said)

describe('行のないファイル', () => {
  test('だれも動かない日の差分は見出しだけで、二日続けて同じでも、次の番号へ進む', async () => {
    await imported(fileOf([taro]))
    for (const sequence of [2, 3]) {
      expect(await imported(fileOf([], 'differences', sequence))).toMatchObject({
        result: 'applied',
        loaded: { entries: 0, peopleAdded: 0, peopleChanged: 0 },
      })
    }
    expect(await imported(fileOf([], 'differences', 3))).toEqual({ result: 'unchanged' })
    expect(await imported(fileOf([hana], 'differences', 4))).toMatchObject({ result: 'applied' })
    expect(await states()).toEqual(['1 applied', '2 applied', '3 applied', '4 applied'])
  })

  test('見出しだけの全件と、空のファイルは断る', async () => {
    expect(await imported(fileOf([]))).toMatchObject({ result: 'refused', reason: 'empty' })
    await imported(fileOf([taro]))
    for (const content of ['', '\r\n\r\n']) {
      expect(await imported(fileOf(content, 'differences', 2))).toMatchObject({ result: 'refused', reason: 'empty' })
    }
    const { rows } = await sql`select from people.register_records where valid_to is null`.execute(house.db.kysely)
    expect(rows).toHaveLength(1)
  })
})

describe('文字コードと見出し', () => {
  const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${csvOf([taro])}`, 'utf16le'))
  test.each<[string, string | Uint8Array]>([
    ['UTF-16のファイル', utf16],
    ['タブで区切ったファイル', csvOf([taro]).replaceAll(',', '\t')],
    ['見出しのないファイル', csvOf([taro]).split('\r\n').slice(1).join('\r\n')],
  ])('%sは、足りない項目を並べずに、何を確かめるかを言って断る', async (_, content) => {
    expect(await imported(fileOf(content))).toMatchObject({ result: 'refused', reason: 'no_items', names: [] })
  })

  test('UTF-8の途中に壊れた文字が一つあっても、外すのはその行だけである', async () => {
    const [before = '', after = ''] = csvOf([taro, { ...hana, 氏名: '壊◆字' }]).split('◆')
    const file = Uint8Array.from([...bytes(before), 0xe3, 0x81, ...bytes(after)])
    const whole: RegisterFile = {
      ...fileOf(file),
      async *open() {
        yield file
      },
    }
    expect(await imported(whole)).toMatchObject({
      result: 'applied',
      loaded: { peopleAdded: 1 },
      reading: { encoding: 'utf-8', problems: [{ line: 3, reason: 'unreadable_character' }] },
    })
  })

  test('断った理由の項目は、画面にも名前で出る。行の中身は残らない', async () => {
    const seeded = await testHouse({ modules: [people] })
    const text = csvOf([taro]).replace('前住所', '個人番号').replace('転出先住所', '住民票コード 12345678901')
    await importRegister(seeded, fileOf(text))
    const admin = browse(testApp(seeded), await staffSignInAs(seeded, '鈴木一'))
    const list = await (await admin.get('/staff/register/imports')).text()
    const path = /href="(\/staff\/register\/imports\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
    const page = await (await admin.get(path)).text()
    expect(page).toContain('受け取ってはならない項目があります（個人番号、住民票コード）')
    expect(page).not.toContain('12345678901')
    expect(page).toContain('項目の表')
    await seeded.close()
  })
})

describe('途中で止められた取込み', () => {
  const leftRunning = () =>
    sql`insert into people.register_imports (kind, file_name, sha256, sequence)
      values ('full', 'x', ${'0'.repeat(64)}, 1)`.execute(house.db.kysely)

  test('止められたことは、次の取込みを待たずに分かる', async () => {
    await leftRunning()
    await endInterruptedImports(house)
    expect(await states()).toEqual(['1 failed'])
  })

  test('動いている取込みを、止まったことにはしない', async () => {
    let seen: string[] = []
    const slow: RegisterFile = {
      ...fileOf([taro]),
      async *open() {
        await endInterruptedImports(house)
        seen = await states()
        yield bytes(csvOf([taro]))
      },
    }
    expect(await imported(slow)).toMatchObject({ result: 'applied' })
    expect(seen).toEqual(['1 running'])
  })
})
