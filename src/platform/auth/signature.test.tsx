import { createHash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { register } from '#platform/http/fixtures.tsx'
import type { Module } from '#platform/module/index.ts'
import { browse, fakeProvider, signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { Form, residentPage } from '#platform/ui/index.ts'
import { findSignature, startSignature } from './index.ts'

const contentHash = createHash('sha256').update('住民票の写し 1通').digest()
const id = '01900000-0000-7000-8000-000000000001'
const reference = { kind: 'desk.application', id }

const desk: Module = {
  name: 'desk',
  routes(app, house) {
    app.get('/check', (c) => residentPage(c, house, { title: '確認' }, <Form action="/signature">{null}</Form>))
    app.post('/signature', (c) => startSignature(c, house, { contentHash, returnTo: '/signed', reference }))
  },
}

let provider: Awaited<ReturnType<typeof fakeProvider>>
let house: TestHouse
let phone: ReturnType<typeof browse>

beforeAll(async () => {
  provider = await fakeProvider()
})
afterAll(() => provider.close())
beforeEach(async () => {
  house = await testHouse({ modules: [register, desk], settings: { RESIDENT_IDENTITY_ISSUER: provider.issuer } })
  phone = browse(testApp(house), await signInAs(house, '佐藤花子'))
  return () => house.close()
})

const start = async () => (await phone.submit('/check', {}, '/signature')).headers.get('location') ?? ''
const found = () => house.db.read((tx) => findSignature(tx, { ...reference, contentHash }))

describe('署名用電子署名', () => {
  test('カードで署名すると、内容と証明書を確かめて残し、手続に戻る', async () => {
    const sentTo = await start()
    expect(new URL(sentTo).searchParams.get('scope')).toBe('openid sign')
    const back = await phone.get(provider.answer(sentTo, await provider.sign(sentTo, { subject: 'card-0001' })))
    expect([back.status, back.headers.get('location')]).toEqual([303, '/signed'])
    expect(await found()).toMatchObject({ certificateSerial: 'S1' })
  })

  test('書き換えた内容の署名とは見なさない', async () => {
    const sentTo = await start()
    await phone.get(provider.answer(sentTo, await provider.sign(sentTo, { subject: 'card-0001' })))
    const other = createHash('sha256').update('住民票の写し 9通').digest()
    expect(await house.db.read((tx) => findSignature(tx, { ...reference, contentHash: other }))).toBeUndefined()
  })

  test.each([
    ['別の人のカード', { subject: 'card-0002' }],
    ['別の内容への署名', { subject: 'card-0001', hash: Buffer.alloc(32).toString('base64url') }],
    ['偽の認証局の証明書', { subject: 'card-0001', forgedAuthority: true }],
  ])('%s は受け付けない', async (_name, options) => {
    const sentTo = await start()
    const back = await phone.follow(provider.answer(sentTo, await provider.sign(sentTo, options)))
    expect([back.status, await found()]).toEqual([400, undefined])
  })

  test('証明書の期限が切れていれば、そう伝えるために手続に戻す', async () => {
    const sentTo = await start()
    const claims = await provider.sign(sentTo, { subject: 'card-0001', validUntil: '2026-12-01' })
    expect((await phone.get(provider.answer(sentTo, claims))).headers.get('location')).toBe('/signed?signature=expired')
    expect(await found()).toBeUndefined()
  })

  test('署名をやめた人は、手続に戻る', async () => {
    const back = await phone.get(provider.answer(await start(), {}, { error: 'access_denied' }))
    expect(back.headers.get('location')).toBe('/signed?signature=refused')
  })

  test('署名の途中で別の人がサインインしていたら、受け付けない', async () => {
    const sentTo = await start()
    const kens = browse(testApp(house), await signInAs(house, '佐藤健'))
    const back = await kens.follow(provider.answer(sentTo, await provider.sign(sentTo, { subject: 'card-0001' })))
    expect([back.status, await found()]).toEqual([400, undefined])
  })
})
