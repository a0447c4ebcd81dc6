import { createHmac, randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { satoHanako } from '#demo/people.ts'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { sql } from '#platform/db/index.ts'
import { settle } from '#platform/jobs/index.ts'
import { browse, staffSignInAs, testApp, type TestHouse, testHouse } from '#platform/testing/index.ts'
import { type FakeLine, startFakeLine } from '../delivery/fixtures/fake-line.ts'
import { type FakeMail, startFakeMail } from '../delivery/fixtures/fake-mail.ts'
import { messaging } from '../index.ts'
import { fits, readFields } from './domain/template.ts'

type Body = Record<string, unknown>
type Received = { headers: Record<string, string>; body: string }

let house: TestHouse
let app: ReturnType<typeof testApp>
let line: FakeLine
let mail: FakeMail
let receiver: Server
let callback: string
let token: string
let number: string
const received: Received[] = []
const answers: number[] = []

beforeAll(async () => {
  line = await startFakeLine()
  mail = await startFakeMail()
  house = await testHouse({
    modules: [people, organisations, messaging],
    settings: {
      LINE_BASE_URL: line.url,
      MAIL_HOST: '127.0.0.1',
      MAIL_PORT: String(mail.port),
      POST_BASE_URL: 'http://127.0.0.1:9',
    },
  })
  app = testApp(house)
  receiver = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => {
      body += String(chunk)
    })
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([key, value]) => [key, String(value)]))
      received.push({ headers, body })
      response.writeHead(answers.shift() ?? 204).end()
    })
  })
  await new Promise<void>((listening) => receiver.listen(0, '127.0.0.1', listening))
  callback = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hooks`
  const { rows } = await sql<{ number: string }>`
    select atena_number as number from people.atena_numbers where person_id = ${satoHanako.personId}`.execute(
    house.db.kysely,
  )
  number = rows[0]?.number ?? ''
  token = await officeProgram('藤原賢')
  await approvedTemplate()
}, 60_000)
afterAll(async () => {
  receiver?.closeAllConnections()
  receiver?.close()
  await house?.close()
  await line?.close()
  await mail?.close()
})
beforeEach(() => {
  received.length = 0
  answers.length = 0
})

/** A program of the office that this head leads, made on the head's page. */
async function officeProgram(name: string): Promise<string> {
  const head = browse(app, await staffSignInAs(house, name))
  const page =
    /\/staff\/office-clients\/[0-9a-f-]+/.exec(await (await head.get('/staff/office-clients')).text())?.[0] ?? ''
  await head.submit(
    page,
    { name: '検診システム', purpose: '予約の知らせ', contact: '03-0000-0000', scopes: 'messages.send' },
    page,
  )
  const path = new RegExp(`${page}/[0-9a-f-]+(?=/tokens)`).exec(await (await head.get(page)).text())?.[0] ?? ''
  const made = await (await head.submit(page, { days: '365' }, `${path}/tokens`)).text()
  return /madoc_[\w-]{43}/.exec(made)?.[0] ?? 'no token'
}

const words = {
  name: '受け取りの案内',
  key: 'card-ready',
  purpose: '受け取りの日を知らせる',
  fields: 'day date\ncode code',
  link: '/messages',
  subject_ja: '受け取りのご案内',
  body_ja: '((day))から受け取れます。受付番号は((code))です。',
}

/** Drafted by a member of staff of the head's office and approved by the head. */
async function approvedTemplate(): Promise<void> {
  const { rows } = await sql<{ id: string; name: string }>`
    select c.office_id as id, '' as name from auth.clients c where c.office_id is not null limit 1`.execute(
    house.db.kysely,
  )
  const office = rows[0]?.id ?? ''
  const { rows: colleagues } = await sql<{ name: string }>`
    select s.name from people.staff s join people.posts p on p.staff_id = s.id
    where p.office_id = ${office} and s.name <> '藤原賢' limit 1`.execute(house.db.kysely)
  drafterName = colleagues[0]?.name ?? 'nobody'
  const drafter = browse(app, await staffSignInAs(house, drafterName))
  const drafted = await drafter.submit('/staff/message-templates', { ...words, office })
  const path = drafted.headers.get('location') ?? ''
  templatePath = path
  const head = browse(app, await staffSignInAs(house, '藤原賢'))
  await head.submit(path, {}, `${path}/approval`)
}
let drafterName = ''
let templatePath = ''

const ask = (method: string, path: string, body?: Body, by = token) =>
  app.request(`/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${by}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
const message = (reference: string, changes: Body = {}): Body => ({
  reference,
  recipient: { personNumber: number },
  template: 'card-ready',
  fields: { day: '2026-12-10', code: 'A-12' },
  ...changes,
})
const json = async (response: Response | Promise<Response>) => (await (await response).json()) as Record<string, string>

describe('課のプログラムのお知らせ', () => {
  test('承認された文面で、本人の選んだ方法に一度だけ届き、状態が分かる', async () => {
    const sent = await ask('POST', '/messages', message('r-1'))
    expect([sent.status, await json(sent.clone())]).toMatchObject([201, { reference: 'r-1', state: 'created' }])
    const again = await ask('POST', '/messages', message('r-1'))
    expect([again.status, (await json(again)).id]).toEqual([200, (await json(sent)).id])
    await settle(house)
    expect(line.messages).toHaveLength(1)
    expect(line.messages[0]?.text).toContain('受け取りのご案内')
    expect(line.messages[0]?.text).not.toContain('A-12')
    expect(mail.received.map(({ text }) => text)).toEqual([expect.stringContaining('12月10日')])
    expect(mail.received[0]?.text).toContain('受付番号はA-12です')
    expect((await json(ask('GET', `/messages?reference=r-1`))).messages).toMatchObject([{ state: 'sent' }])
    expect(JSON.stringify(await json(ask('GET', '/messages')))).not.toContain(number)
  })

  test('同じ番号で中身がちがえば409。知らない文面、合わない値、自由な言葉は422', async () => {
    expect((await ask('POST', '/messages', message('r-2'))).status).toBe(201)
    const other = await ask('POST', '/messages', message('r-2', { fields: { day: '2026-12-11', code: 'A-12' } }))
    expect([other.status, (await json(other)).code]).toEqual([409, 'reference_used'])
    for (const changes of [
      { template: 'nowhere' },
      { fields: { day: '2026-12-10' } },
      { fields: { day: '2026-02-30', code: 'A-1' } },
      { fields: { day: '2026-12-10', code: '佐藤花子さま' } },
      { fields: { day: '2026-12-10', code: 'A-1', name: 'X' } },
      { recipient: { mail: 'a@example.jp' } },
      { reference: '佐藤' },
    ])
      expect((await ask('POST', '/messages', message('r-3', changes))).status).toBe(422)
    await settle(house)
  })

  test('番号の人がいなくても同じように受け付け、届かなかったとだけ答える', async () => {
    const sent = await ask('POST', '/messages', message('r-4', { recipient: { personNumber: '99999999999' } }))
    expect([sent.status, await json(sent)]).toMatchObject([201, { state: 'permanent-failure' }])
  })

  test('ほかのプログラムのお知らせは、番号を知っていても見えない。やめたプログラムのトークンでは読めない', async () => {
    const { id } = await json(ask('POST', '/messages', message('r-5')))
    const other = await officeProgram('藤原賢')
    expect((await ask('GET', `/messages/${id}`, undefined, other)).status).toBe(404)
    expect((await json(ask('GET', '/messages?reference=r-5', undefined, other))).messages).toEqual([])
    expect((await ask('POST', '/messages', message('r-5'), other)).status).toBe(201)
    await sql`update auth.clients set ended_at = now(), ended_by = created_by where id = (select max(id::text)::uuid from auth.clients)`.execute(
      house.db.kysely,
    )
    expect((await ask('GET', '/messages', undefined, other)).status).toBe(401)
    await settle(house)
  })

  test('結果は署名を付けて知らせ、500なら300秒あとにまた送り、400ならやめる', async () => {
    const secret = `whsec_${randomBytes(32).toString('base64')}`
    expect(await json(ask('PUT', '/message-callback', { url: callback, secret }))).toEqual({ url: callback })
    answers.push(500, 204)
    await ask('POST', '/messages', message('r-6'))
    await settle(house)
    expect(received).toHaveLength(1)
    await retryNow()
    expect(received).toHaveLength(2)
    const [first, second] = received
    expect(first?.body).toBe(second?.body)
    expect(isGenuine(first, secret)).toBe(true)
    expect(JSON.parse(first?.body ?? '{}')).toMatchObject({
      type: 'message.settled',
      data: { reference: 'r-6', state: 'sent' },
    })
    expect(first?.body).not.toContain(number)
    answers.push(400)
    await ask('POST', '/messages', message('r-7'))
    await settle(house)
    await retryNow()
    expect(received).toHaveLength(3)
    const { rows } = await sql`select tries, ended from messaging.callback_news order by id`.execute(house.db.kysely)
    expect(rows).toEqual([
      { tries: 2, ended: 'delivered' },
      { tries: 1, ended: 'refused' },
    ])
  })

  test('答えのない送り先には、五回でやめる', async () => {
    answers.push(503, 503, 503, 429, 503)
    await ask('POST', '/messages', message('r-8'))
    await settle(house)
    for (let again = 0; again < 6; again += 1) await retryNow()
    expect(received).toHaveLength(5)
  })
})

describe('プログラムの文面', () => {
  test('書いた人は、自分の文面を承認できない。ほかの課の人には、ない', async () => {
    const drafter = browse(app, await staffSignInAs(house, drafterName))
    expect(await (await drafter.get(templatePath)).text()).not.toContain('/approval')
    const stranger = browse(app, await staffSignInAs(house, '高橋真'))
    expect((await stranger.get(templatePath)).status).toBe(404)
    await expect(sql`update messaging.templates set texts = '{"ja": {}}'`.execute(house.db.kysely)).rejects.toThrow(
      /never rewritten/,
    )
    await expect(
      sql`update messaging.templates set approved_by = drafted_by, approved_at = now() where approved_at is null`
        .execute(house.db.kysely)
        .then(() =>
          sql`insert into messaging.templates (office_id, key, no, name, purpose, is_statutory, fields, texts,
          link, drafted_by, drafted_at, approved_by, approved_at) select office_id, 'x', 1, 'x', 'x', false, '[]', texts,
          link, drafted_by, now(), drafted_by, now() from messaging.templates limit 1`.execute(house.db.kysely),
        ),
    ).rejects.toThrow()
  })

  test('件名に値を入れた文面や、書いていない名前の場所のある文面は、書けない', async () => {
    const drafter = browse(app, await staffSignInAs(house, drafterName))
    for (const changes of [
      { subject_ja: '((day))のご案内' },
      { body_ja: '((name))さま' },
      { fields: 'name text' },
      { link: 'https://elsewhere.example' },
    ])
      expect((await drafter.submit('/staff/message-templates', { ...words, ...changes })).status).toBe(422)
  })

  test.each([
    ['date', '2026-12-10', true],
    ['date', '2026-13-10', false],
    ['time', '24:00', false],
    ['number', '123456789', false],
    ['code', '花子', false],
  ] as const)('%sの場所に%sは入れられるか', (kind, value, expected) => expect(fits(kind, value)).toBe(expected))
  test('場所は、名前と種類の行から読む', () => {
    expect(readFields('day date\n\ncode code')).toEqual([
      { name: 'day', kind: 'date' },
      { name: 'code', kind: 'code' },
    ])
    expect(readFields('day date\nday time')).toBeUndefined()
    expect(readFields('name text')).toBeUndefined()
  })
})

/** Lets the pause between two tries be over. */
async function retryNow(): Promise<void> {
  await sql`update messaging.callback_news set next_try_at = now()`.execute(house.db.kysely)
  await sql`update graphile_worker._private_jobs set run_at = now()`.execute(house.db.kysely)
  await settle(house)
}

function isGenuine(one: Received | undefined, secret: string | undefined): boolean {
  if (!one || !secret) return false
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signature } = one.headers
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  return signature === `v1,${createHmac('sha256', key).update(`${id}.${at}.${one.body}`).digest('base64')}`
}
