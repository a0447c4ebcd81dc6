import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { findApplication } from '../store/applications.ts'
import { filedCase } from '../testing/filed-case.ts'
import { type Office, openOffice } from '../testing/office.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office?.close())

// 根拠: デジタル手続法 第6条第3項 (電子計算機に備えられたファイルへの記録がされた時に到達)
test('届いた時は記録した時で、メールが一通も送れなくても変わらず、申請者のページでも同じ時になる', async () => {
  const { house } = office
  Object.assign(house.config.mail, { host: '127.0.0.1', port: 9 })
  house.setNow('2026-12-02T23:59:30+09:00')
  const { id } = await filedCase(house, '佐藤花子')
  const read = () => house.db.read((tx) => findApplication(tx, id))
  const filed = await read()
  expect(filed).toMatchObject({ state: 'submitted', receiptNumber: expect.stringMatching(/^N/) })
  house.setNow('2026-12-03T00:05:00+09:00')
  await office.settle()
  await office.settle()
  const { rows } = await sql<{ tried: boolean; sent: number }>`
    select count(*) > 0 as tried, count(*) filter (where state = 'sent')::int as sent
      from messaging.deliveries where channel = 'mail'`.execute(house.db.kysely)
  expect(rows).toEqual([{ tried: true, sent: 0 }])
  const after = await read()
  expect(after?.state).toBe('submitted')
  expect(after?.submittedAt?.toString()).toBe(filed?.submittedAt?.toString())
  expect(after?.submittedAt?.toString()).toBe('2026-12-02T14:59:30Z')
  const hanako = await office.visit('佐藤花子')
  const page = (await (await hanako.get(`/applications/${id}`)).text()).replaceAll(
    /<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g,
    '',
  )
  expect(page).toContain('12月2日(水)23時59分')
})
