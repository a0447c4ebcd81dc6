import { mkdirSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type ApiCaller, openApiOf } from '#platform/testing/api-caller.ts'
import { verifiedResident } from '#modules/procedures/testing/filed-case.ts'
import { filedRequest } from '#modules/procedures/testing/filed-request.ts'
import { publishSamples } from '#modules/procedures/testing/sample-procedures.ts'
import { staffActor } from '#modules/procedures/testing/staff-actor.ts'
import { registerWebhook } from '#modules/procedures/webhooks/actions/keep.ts'
import { guardCheckDigit } from '#platform/ids/guarded-numbers.ts'
import { tablesWith } from './rows-of.ts'
import { openWatchedOffice, type WatchedOffice } from './watched-office.ts'

// An individual number is typed wherever a program or a clerk may type, and looked for wherever something comes out.

const rest = Array.from({ length: 11 }, () => Math.floor(Math.random() * 10)).join('')
const number = `${rest}${guardCheckDigit(rest)}`
const parted = number.replace(/(\d{4})(?=\d)/g, '$1 ')
const wide = number.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
const said = `番号は${number}、${parted}、${wide}です`
const standsIn = (text: string): boolean =>
  [number, parted, parted.replaceAll(' ', '-'), parted.replaceAll(' ', '%20'), wide, encodeURIComponent(wide)].some(
    (one) => text.includes(one),
  )

let office: WatchedOffice
let api: ApiCaller
let receiver: Server
const told: string[] = []
const answers: { what: string; status: number; text: string }[] = []
const tokens: Record<string, string> = {}

beforeAll(async () => {
  office = await openWatchedOffice('nothing')
  mkdirSync(office.house.config.dataDir, { recursive: true })
  await office.house.db.transact((tx) => publishSamples(tx, office.house))
  receiver = createServer((request, response) => {
    request.on('data', (chunk) => told.push(`${request.url} ${JSON.stringify(request.headers)} ${chunk}`))
    request.on('end', () => response.writeHead(204).end())
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  const head = await staffActor(office.house, '石井恵子')
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`
  await office.house.db.transact((tx) => registerWebhook(tx, office.house, head, { procedure: 'sample-benefit', url }))
  api = await openApiOf(office)
  for (const name of ['佐藤花子', '佐藤健'])
    tokens[name] = await api.tokenOf((await verifiedResident(office.house, name)).accountId)
  for (const name of ['中村葵', '小山修', '石井恵子', '高橋真'])
    tokens[name] = await api.tokenOf((await staffActor(office.house, name)).accountId)
}, 120_000)
afterAll(async () => {
  receiver?.close()
  await office?.close()
})

/** Calls and keeps the answer, whatever it is. */
async function ask(method: string, path: string, who: string, body?: unknown): Promise<Record<string, unknown>> {
  const key = `number-${answers.length.toString().padStart(4, '0')}`
  const response = await api.send(method, path, { token: tokens[who] ?? '', body, ...(method !== 'GET' && { key }) })
  const text = await response.text()
  answers.push({ what: `${method} ${path.replaceAll(/[0-9a-f-]{36}/g, ':id')}`, status: response.status, text })
  return JSON.parse(text) as Record<string, unknown>
}

async function residentTypes(): Promise<void> {
  const started = await ask('POST', '/applications', '佐藤花子', { procedure: 'sample-notification' })
  const path = `/applications/${String(started['id'])}`
  const typed = { window: 'program-1', typed: { why: [said] } }
  await ask('PUT', `${path}/unfinished/why`, '佐藤花子', typed)
  for (const why of [number, parted, wide, said]) await ask('PUT', `${path}/answers/why`, '佐藤花子', { why })
  const form = new FormData()
  form.set('file', new File(['%PDF-1.7\n%%EOF'], `${number}.pdf`, { type: 'application/pdf' }))
  await ask('POST', `${path}/files`, '佐藤花子', form)
  await ask('GET', path, '佐藤花子')
  await ask('GET', `${path}/unfinished`, '佐藤花子')
  for (const at of ['/applications', '/procedures', '/verifications', '/documents', '/payments'])
    await ask('GET', `${at}/${number}`, '佐藤花子')
}

async function staffTypes(): Promise<void> {
  const { id } = await filedRequest(
    office.house,
    '佐藤花子',
    'sample-benefit',
    await staffActor(office.house, '中村葵'),
  )
  const [path, own] = [`/staff/cases/${id}`, `/applications/${id}`]
  await ask('POST', `${own}/inquiries`, '佐藤花子', { question: said })
  await ask('POST', `${own}/inquiries`, '佐藤花子', { question: 'いつになりますか' })
  await ask('POST', `${path}/inquiries`, '中村葵', { answer: said })
  await ask('POST', `${path}/notes`, '中村葵', { body: said })
  await ask('GET', `${path}/notes`, '中村葵')
  const { posts } = await staffActor(office.house, '高橋真')
  const advice = { office: posts[0]?.officeId, question: said, dueOn: '2026-12-09' }
  const asked = await ask('POST', `${path}/advice`, '中村葵', advice)
  await ask('GET', `/staff/advice/${String(asked['id'])}`, '高橋真')
  await ask('POST', `/staff/advice/${String(asked['id'])}`, '高橋真', { answer: said })
  const correction = { fields: ['why'], reason: said, reasons: { why: said }, answerBy: '2026-12-11' }
  await ask('POST', `${path}/correction`, '中村葵', correction)
  await ask('GET', own, '佐藤花子')
  await ask('POST', `${own}/correction`, '佐藤花子', { answers: { why: said } })
  await ask('POST', `${own}/correction`, '佐藤花子', { answers: { why: '見本' } })
  const grant = { outcome: 'grant', ground: '見本条例', facts: { monthlyAmount: '10,000円' } }
  for (const words of [{ ground: said }, { conditions: said }, { facts: { monthlyAmount: wide } }])
    await ask('POST', `${path}/acts`, '中村葵', { ...grant, ...words })
  for (const last of ['return', 'decision'] as const) {
    const drafted = await ask('POST', `${path}/acts`, '中村葵', grant)
    const act = `/staff/acts/${String(drafted['act'])}`
    await ask('POST', `${act}/examination`, '小山修', { comment: said })
    await ask('POST', `${act}/${last}`, '石井恵子', { note: said, comment: said })
    await ask('GET', act, '中村葵')
    if (last === 'decision') await ask('POST', `${act}/effecting`, '中村葵')
  }
  await ask('GET', `${path}?reason=${number}`, '中村葵')
  await ask('GET', `/staff/queue?office=${number}&procedure=${number}&cursor=${number}`, '中村葵')
  await office.settle()
}

describe('個人番号は', () => {
  test('APIのどの答えにも、断りの言葉にも出ない', async () => {
    await residentTypes()
    await staffTypes()
    expect(answers.filter(({ status }) => status < 300).length).toBeGreaterThan(15)
    expect(answers.filter(({ status }) => status === 422).length).toBeGreaterThan(8)
    expect(answers.filter(({ status }) => status >= 500)).toEqual([])
    expect(standsIn(said)).toBe(true)
    expect(answers.filter(({ text }) => standsIn(text)).map(({ what }) => what)).toEqual([])
    expect(answers.some(({ text }) => text.includes('●'.repeat(12)))).toBe(true)
  })

  test('webhookのアドレスにも見出しにも本文にも出ない', () => {
    expect(told.length).toBeGreaterThan(3)
    expect(told.filter(standsIn)).toEqual([])
  })

  test('探しても何も見つからず、行き先のアドレスにも残らない', async () => {
    const desk = await office.sitAtDesk('中村葵')
    for (const words of [number, parted, wide]) {
      const found = await desk.submit('/staff', { find: words }, '/staff/search')
      expect([found.status, found.headers.get('location')]).toEqual([200, null])
      expect(await found.text()).not.toMatch(/\/staff\/cases\/[0-9a-f]/)
    }
    const { addresses } = await office.writtenDown()
    expect(addresses && standsIn(addresses)).toBe(false)
  })

  test('ログにも跡にも、どの表のどの行にも、しまった答えにも残らない', async () => {
    const written = await office.writtenDown()
    expect(written['log lines']?.length).toBeGreaterThan(1000)
    expect(Object.entries(written).flatMap(([where, text]) => (standsIn(text) ? [where] : []))).toEqual([])
    for (const one of [number, parted, wide]) expect(await tablesWith(office.house, one)).toEqual([])
    // The search finds what was kept.
    expect(await tablesWith(office.house, '●'.repeat(12))).toContain('procedures.case_notes')
  })
})
