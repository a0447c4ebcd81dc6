import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { issueToken } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { register, storedWishes, wishes } from '#platform/http/fixtures.tsx'
import { storeUpload } from '#platform/files/index.ts'
import { downloadFile } from '#platform/files/index.ts'
import { type AccountId, newId } from '#platform/ids/index.ts'
import { browse, formOf, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'

let house: TestHouse
let hanako: ReturnType<typeof browse>
beforeAll(async () => {
  house = await testHouse({ modules: [register, wishes] })
  hanako = browse(testApp(house), await signInAs(house, '佐藤花子'))
})
afterAll(() => house?.close())

const fresh = async () => formOf(await (await hanako.get('/wishes/new')).text(), '/wishes')
const kept = async () => house.db.read(storedWishes)

describe('ふつうでない形の用紙', () => {
  test('ファイルの付く形（multipart）でも、合言葉がなければ403で、何も受け付けない', async () => {
    const before = await kept()
    const form = new FormData()
    for (const [name, value] of [
      ['wish', '贈り物'],
      ['copies', '1'],
      ['idempotency_key', randomUUID()],
    ])
      form.set(name ?? '', value ?? '')
    expect((await hanako.upload('/wishes', form)).status).toBe(403)
    form.set('csrf', 'x'.repeat(43))
    expect((await hanako.upload('/wishes', form)).status).toBe(403)
    expect(await kept()).toEqual(before)
  })

  test.each(['text/plain', 'application/json', 'application/xml', ''])(
    '「%s」の本文は、確認なしに送れる形なので用紙とは見なさない',
    async (type) => {
      const before = await kept()
      const form = await fresh()
      form.set('wish', '贈り物')
      form.set('copies', '1')
      const answer = await testApp(house).request('/wishes', {
        method: 'POST',
        body: new TextEncoder().encode(form.toString()),
        headers: {
          cookie: [...hanako.jar].map((pair) => pair.join('=')).join('; '),
          ...(type && { 'content-type': type }),
        },
      })
      expect([400, 403, 422]).toContain(answer.status)
      expect(await kept()).toEqual(before)
    },
  )

  test('アドレスに書いた値は、用紙の値にならない', async () => {
    const before = await kept()
    const form = await fresh()
    form.delete('copies')
    const answer = await hanako.post('/wishes?wish=x&copies=3', form)
    expect(answer.status).toBe(422)
    expect(await kept()).toEqual(before)
  })

  test('同じ名の値が二つあれば、決まった方だけを見るか断り、混ぜない', async () => {
    const form = await fresh()
    form.set('wish', '一つ目')
    form.append('wish', '二つ目')
    form.set('copies', '2')
    form.append('copies', '9')
    const answer = await hanako.post('/wishes', form)
    const now = await kept()
    if (answer.status === 303) expect(now.filter((one) => /つ目/.test(one))).toHaveLength(1)
    else expect([answer.status, now.filter((one) => /つ目/.test(one))]).toEqual([422, []])
    expect(now.join()).not.toMatch(/一つ目,二つ目|11|29/)
  })

  test('用紙にない項目は、読まずに捨て、受け付けたものに入らない', async () => {
    const form = await fresh()
    for (const [name, value] of Object.entries({
      wish: '傘',
      copies: '1',
      account_id: randomUUID(),
      id: randomUUID(),
      state: 'done',
      role: 'admin',
      __proto__polluted: 'x',
      'constructor[prototype][polluted]': 'x',
    }))
      form.set(name, value)
    form.append('__proto__', 'x')
    expect((await hanako.post('/wishes', form)).status).toBe(303)
    expect(await kept()).toContain('傘 × 1')
    expect((await kept()).join()).not.toMatch(/done|admin/)
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
    expect(Object.prototype.hasOwnProperty.call(Object.prototype, 'x')).toBe(false)
  })

  test.each([
    ['範囲の外', '99999999999999999999'],
    ['マイナス', '-1'],
    ['小数', '1.5'],
    ['指数', '1e1'],
    ['十六進', '0x1'],
    ['無限', 'Infinity'],
    ['数でない', 'NaN'],
  ])('数の欄に%sの数は、桁あふれもせず断る', async (_name, copies) => {
    const form = await fresh()
    form.set('wish', '数')
    form.set('copies', copies)
    expect((await hanako.post('/wishes', form)).status).toBe(422)
  })

  test('一万の項目を送られても、断るか捨てるかで、止まらない', async () => {
    const form = await fresh()
    for (let count = 0; count < 10_000; count += 1) form.append(`field-${count}`, 'x')
    const began = performance.now()
    expect((await hanako.post('/wishes', form)).status).toBeLessThan(500)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})

describe('プログラムからの本文', () => {
  test.each([
    ['配列', '[]'],
    ['文字', '"x"'],
    ['null', 'null'],
    ['違う型', '{"wish":{"$ne":""},"copies":"1"}'],
    ['まねた親（__proto__）', '{"__proto__":{"wish":"x","copies":1}}'],
    ['深い入れ子', `${'['.repeat(20_000)}${']'.repeat(20_000)}`],
    ['閉じない', '{"wish":'],
    ['同じ名を二度', '{"wish":"a","wish":{"b":1},"copies":1}'],
  ])('%sの本文は、形が違うと断り、500にならない', async (_name, body) => {
    const { rows } = await sql<{ id: AccountId }>`select id from auth.accounts limit 1`.execute(house.db.kysely)
    const accountId = rows[0]?.id
    if (!accountId) throw new Error('nobody has signed in')
    const token = await house.db.transact((tx) =>
      issueToken(tx, { accountId, scopes: ['*'], expires: Temporal.Now.instant().add({ hours: 1 }) }),
    )
    const answer = await testApp(house).request('/api/v1/wishes', {
      method: 'POST',
      body,
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'idempotency-key': randomUUID(),
      },
    })
    expect([400, 422]).toContain(answer.status)
    expect(({} as Record<string, unknown>)['wish']).toBeUndefined()
  })
})

describe('届くファイル', () => {
  const bytes = (text: string) => new TextEncoder().encode(text)
  const jpeg = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0])
  test.each([
    ['SVG', bytes('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>')],
    ['HTML', bytes('<html><script>alert(1)</script></html>')],
    ['ZIP（Word、Excelも）', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0])],
    ['gzip', Uint8Array.from([0x1f, 0x8b, 8, 0])],
    ['プログラム', bytes('#!/bin/sh\nrm -rf /')],
    ['XML', bytes('<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')],
    ['GIFのふりをしたスクリプト', bytes('GIF89a/*<script>*/=1')],
    ['途中で終わるJPEG', jpeg],
    ['HTMLを付けたJPEGの頭', Uint8Array.from([...jpeg, ...bytes('<script>alert(1)</script>')])],
  ])('%sは、名前が写真でも預からない', async (_name, content) => {
    const answer = await storeUpload(house, {
      bytes: content,
      claimedName: 'photo.jpg',
      owner: { kind: 'procedures.correction', id: newId() },
    })
    expect(answer.ok).toBe(false)
  })

  test('どんな名前のファイルも、渡すときのヘッダーを壊さず、置き場の名前にならない', async () => {
    for (const claimedName of [
      '../../etc/passwd',
      'a"\r\nset-cookie: x=1.pdf',
      '写真\u202egpj.exe',
      '.htaccess',
      'CON',
      "x';drop--.pdf",
      'a'.repeat(5000),
    ]) {
      const stored = await storeUpload(house, {
        bytes: bytes('%PDF-1.7\n%%EOF'),
        claimedName,
        owner: { kind: 'procedures.correction', id: newId() },
      })
      if (!stored.ok) throw new Error(stored.reason)
      const { rows } = await sql<{
        place: string
      }>`select storage_name as place from platform.files where id = ${stored.fileId}`.execute(house.db.kysely)
      expect(rows[0]?.place).toMatch(/^[0-9a-f/-]+$/i)
      const { headers } = await downloadFile(house, stored.fileId, () => true)
      expect(headers.get('content-disposition')).toMatch(
        /^attachment; filename="file\.pdf"; filename\*=UTF-8''[\w%.~-]+\.pdf$/,
      )
      expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
      expect([headers.get('content-type'), headers.get('x-content-type-options'), headers.get('set-cookie')]).toEqual([
        'application/pdf',
        'nosniff',
        null,
      ])
    }
  })
})
