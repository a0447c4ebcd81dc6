import { createHash, randomUUID } from 'node:crypto'
import { createRemoteJWKSet, importJWK, type JWK, jwtVerify } from 'jose'
import * as client from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Simulators } from '../index.ts'
import { driveCard, driveSignature, driveStaff, startTestSimulators } from '../testing.ts'

const callback = 'http://localhost:3140/auth/resident/callback'
let simulators: Simulators
let resident: client.Configuration
let staff: client.Configuration

beforeAll(async () => {
  simulators = await startTestSimulators({
    now: () => Temporal.Instant.from('2026-12-02T10:00:00+09:00'),
  })
  const discover = (path: string, id: string, secret: string) =>
    client.discovery(new URL(`${simulators.url}/${path}`), id, secret, undefined, {
      execute: [client.allowInsecureRequests],
    })
  resident = await discover('identity', 'madoguchi', 'resident-secret')
  staff = await discover('staff-identity', 'madoguchi-staff', 'staff-secret')
})
afterAll(() => simulators.stop())

const newRequest = async (extra: Record<string, string> = {}, configuration = resident) => {
  const verifier = client.randomPKCECodeVerifier()
  const [state, nonce] = [client.randomState(), client.randomNonce()]
  const parameters = {
    redirect_uri: callback,
    scope: 'openid name address birthdate gender',
    state,
    nonce,
    acr_values: 'aal3 crl',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    ...extra,
  }
  const url = client.buildAuthorizationUrl(configuration, parameters)
  const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce }
  return { url, checks }
}

const without = (url: URL, ...names: string[]) => {
  const changed = new URL(url)
  for (const name of names) changed.searchParams.delete(name)
  return changed.href
}

describe('カードで本人を確かめる', () => {
  test('佐藤花子のカードと暗証番号で、氏名・住所・生年月日・性別が渡る', async () => {
    const { url, checks } = await newRequest()
    const returned = await driveCard(url.href, { name: '佐藤花子' })
    const tokens = await client.authorizationCodeGrant(resident, new URL(returned), checks)
    expect(tokens.claims()).toMatchObject({
      sub: 'card-0001',
      acr: 'aal3 crl',
      name: '佐藤花子',
      address: '東京都練馬区光が丘二丁目9番6号 304号室',
      birthdate: '1989-05-14',
      gender: '2',
    })
  })

  test('同じ認可コードを2度使うと断り、先に渡したトークンも使えなくする', async () => {
    const { url, checks } = await newRequest()
    const returned = new URL(await driveCard(url.href, { name: '佐藤花子' }))
    const tokens = await client.authorizationCodeGrant(resident, returned, checks)
    await expect(client.authorizationCodeGrant(resident, returned, checks)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
    await expect(client.fetchUserInfo(resident, tokens.access_token, 'card-0001')).rejects.toThrow()
  })

  test.each([['code_challenge'], ['state'], ['nonce']])('%sのない依頼は断る', async (name) => {
    const { url } = await newRequest()
    const drop = name === 'code_challenge' ? [name, 'code_challenge_method'] : [name]
    const returned = new URL(await driveCard(without(url, ...drop), { name: '佐藤花子' }))
    expect(returned.searchParams.get('error')).toBe('invalid_request')
  })

  test('PKCEのplainは断る', async () => {
    const { url } = await newRequest({ code_challenge: 'a'.repeat(43), code_challenge_method: 'plain' })
    const returned = new URL(await driveCard(url.href, { name: '佐藤花子' }))
    expect(returned.searchParams.get('error')).toBe('invalid_request')
  })

  test('別の検証値ではコードを引き換えられない', async () => {
    const { url, checks } = await newRequest()
    const returned = new URL(await driveCard(url.href, { name: '佐藤花子' }))
    const forged = { ...checks, pkceCodeVerifier: client.randomPKCECodeVerifier() }
    await expect(client.authorizationCodeGrant(resident, returned, forged)).rejects.toMatchObject({
      error: 'invalid_grant',
    })
  })

  test('登録のない戻り先には戻らない', async () => {
    const { url } = await newRequest({ redirect_uri: 'http://localhost:9/steal' })
    const response = await fetch(url, { redirect: 'manual' })
    expect(response.status).toBe(400)
    expect(await response.text()).toContain('この手続きは続けられません')
  })

  test('やめて戻ると、access_denied が届く', async () => {
    const { url } = await newRequest()
    const returned = new URL(await driveCard(url.href, { name: '佐藤花子', cancel: true }))
    expect(returned.searchParams.get('error')).toBe('access_denied')
  })

  test('暗証番号を3度まちがえるとカードがロックされる', async () => {
    const attempt = async (secret: string) => driveCard((await newRequest()).url.href, { name: '小林和子', secret })
    await expect(attempt('0000')).rejects.toThrow('あと2回')
    await expect(attempt('12')).rejects.toThrow('数字4桁')
    await expect(attempt('0000')).rejects.toThrow('あと1回')
    await expect(attempt('0000')).rejects.toThrow('ロック')
    await expect(attempt('1234')).rejects.toThrow('ロック')
  })
})

describe('カードで署名する', () => {
  const contentHash = createHash('sha256').update('住民票の写し 1通').digest('base64url')
  const signRequest = (more: Record<string, string> = {}) =>
    newRequest({ scope: 'openid sign', sign_transaction_id: randomUUID(), sign_content_hash: contentHash, ...more })

  test('署名は、認証局の証明書にある鍵で確かめられる', async () => {
    const transaction = randomUUID()
    const { url, checks } = await signRequest({ sign_transaction_id: transaction })
    const returned = new URL(await driveSignature(url.href, { name: '佐藤花子' }))
    const claims = (await client.authorizationCodeGrant(resident, returned, checks)).claims()
    expect(claims).toMatchObject({ sub: 'card-0001', sign_transaction_id: transaction })
    expect(claims).not.toHaveProperty('name')

    const ca = createRemoteJWKSet(new URL(`${simulators.url}/identity/ca.json`))
    const { payload } = await jwtVerify(String(claims?.certificate), ca, { algorithms: ['ES256'] })
    expect(payload).toMatchObject({ serial: '4D41444F00000001', subject: 'card-0001', valid_until: '2030-05-14' })
    const key = await importJWK(payload.jwk as JWK, 'ES256')
    const verify = (hash: string) =>
      crypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        key as CryptoKey,
        Buffer.from(String(claims?.signature), 'base64url'),
        Buffer.from(hash, 'base64url'),
      )
    expect(await verify(contentHash)).toBe(true)
    expect(await verify(createHash('sha256').update('住民票の写し 2通').digest('base64url'))).toBe(false)
  })

  test('4桁の暗証番号では署名できない', async () => {
    const { url } = await signRequest()
    await expect(driveSignature(url.href, { name: '佐藤健', secret: '1234' })).rejects.toThrow('6〜16文字')
  })

  test('期限の切れた証明書では署名できないが、本人確認はできる', async () => {
    await expect(driveSignature((await signRequest()).url.href, { name: '髙﨑𠮷郎' })).rejects.toThrow('期限が切れて')
    expect(await driveCard((await newRequest()).url.href, { name: '髙﨑𠮷郎' })).toContain('code=')
  })

  test.each([{ sign_transaction_id: '12' }, { sign_content_hash: '住民票' }])(
    '形の違う依頼は断る %o',
    async (wrong) => {
      const { url } = await signRequest(wrong)
      const returned = new URL(await driveSignature(url.href, { name: '佐藤花子' }))
      expect(returned.searchParams.get('error')).toBe('invalid_request')
    },
  )
})

test('職員は職員番号で窓口に座る', async () => {
  const { url, checks } = await newRequest(
    { scope: 'openid name email', redirect_uri: 'http://localhost:3140/auth/staff/callback' },
    staff,
  )
  const returned = new URL(await driveStaff(without(url, 'acr_values'), { name: '高橋真' }))
  const tokens = await client.authorizationCodeGrant(staff, returned, checks)
  expect(tokens.claims()).toMatchObject({ sub: '100241', name: '高橋真', email: 'takahashi.makoto@city.example.jp' })
})
