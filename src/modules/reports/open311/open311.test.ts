import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { organisations } from '#modules/organisations/index.ts'
import { people } from '#modules/people/index.ts'
import { anonymous } from '#platform/auth/index.ts'
import { sql } from '#platform/db/index.ts'
import { newId } from '#platform/ids/index.ts'
import { signInAs, type TestHouse, testApp, testHouse } from '#platform/testing/index.ts'
import { reports } from '../index.ts'
import { phonePhoto, scene } from '../pictures/testing/phone-photo.ts'
import {
  fileReport,
  findByNumber,
  lockReport,
  moveReport,
  photosOf,
  publishReport,
  stepsOf,
  type Publication,
  unsealContact,
} from '../record/index.ts'
import { fetchPictures } from './receiving/fetch-pictures.ts'
import { programKey } from './testing/program.ts'
import { readXml } from './testing/read-xml.ts'

let house: TestHouse
let app: ReturnType<typeof testApp>
let key: string
beforeAll(async () => {
  house = await testHouse({ modules: [people, organisations, reports], now: '2026-12-02T10:00:00+09:00' })
  app = testApp(house)
  key = await programKey(house, ['reports.file'])
})
afterAll(() => house.close())

const lamp = { service_code: 'street-lamp', lat: '35.7595', long: '139.63', description: '街路灯がつきません。' }
type Fields = Record<string, string>

const ask = async (path: string, headers: Record<string, string> = {}) => {
  const response = await app.request(`/open311/v2/${path}`, { headers })
  const text = await response.text()
  const type = response.headers.get('content-type')
  return { status: response.status, type, text, json: type?.includes('json') ? JSON.parse(text) : undefined }
}
const post = async (fields: Fields | FormData | URLSearchParams, path = 'requests.json') => {
  const body = fields instanceof FormData || fields instanceof URLSearchParams ? fields : new URLSearchParams(fields)
  const response = await app.request(`/open311/v2/${path}`, { method: 'POST', body })
  const text = await response.text()
  return { status: response.status, text, json: path.endsWith('json') ? JSON.parse(text) : undefined }
}
/** A report of these words, as public as said. */
async function filed(to: Publication = 'public', more: Partial<Parameters<typeof fileReport>[3]> = {}) {
  return house.db.transact(async (tx) => {
    const { id, number } = await fileReport(tx, house, anonymous, {
      ...{ category: 'street-lamp', channel: 'web', place: { lat: 35.7595, lon: 139.63 }, town: '光が丘二丁目' },
      ...{ owner: 'ward', description: '街路灯がつきません。', ...more },
    })
    const report = await lockReport(tx, id)
    if (report) await publishReport(tx, house, anonymous, report, { to, by: { kind: 'system' } })
    return { id, number }
  })
}
const codesOf = (json: { code: string }[]) => json.map(({ code }) => code)

describe('はじめの案内', () => {
  test('discoveryは、二つの形式の住所を、最後を斜線にして案内する', async () => {
    const { json, type } = await ask('discovery.json')
    expect(type).toBe('application/json; charset=utf-8')
    expect(json.endpoints).toEqual([
      expect.objectContaining({
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: 'http://localhost:3000/open311/v2/',
        type: 'test',
        formats: ['text/xml', 'application/json'],
      }),
    ])
    expect(json.key_service).toContain('/open311#keys')
    const xml = await ask('discovery.xml')
    expect(xml.type).toBe('text/xml; charset=utf-8')
    const { discovery } = readXml(xml.text) as never as { discovery: { endpoints: { endpoint: { url: string }[] } } }
    expect(discovery.endpoints.endpoint[0]?.url).toBe('http://localhost:3000/open311/v2/')
  })

  test('servicesは裸の配列で、種類の記号は名前が変わっても変わらない', async () => {
    const { json } = await ask('services.json')
    expect(Array.isArray(json)).toBe(true)
    const one = json.find((service: { service_code: string }) => service.service_code === 'street-lamp')
    expect(one).toMatchObject({ service_name: '街路灯', metadata: true, type: 'realtime', group: '道路・街路灯' })
    expect(one.keywords).toContain('街灯, ')
    const { services } = readXml((await ask('services.xml?locale=en')).text) as never as {
      services: { service: Record<string, string>[] }
    }
    expect(services.service.length).toBe(json.length)
    const english = services.service.find(({ service_code }) => service_code === 'street-lamp')
    expect(english).toMatchObject({ service_name: 'Street lamp', metadata: 'true' })
    expect((await ask('services.json?locale=easy')).text).not.toContain('《')
  })

  test('種類の説明は裸の一つの値で、尋ねることと選べる値が分かる', async () => {
    const { json } = await ask('services/street-lamp.json')
    expect(json).toMatchObject({ service_code: 'street-lamp' })
    expect(json.attributes[0]).toEqual({
      ...{ variable: true, code: 'how', datatype: 'singlevaluelist', required: false, datatype_description: null },
      ...{
        order: 1,
        description: 'どのような様子ですか',
        values: expect.arrayContaining([{ key: 'off', name: 'つかない' }]),
      },
    })
    const { service_definition: xml } = readXml((await ask('services/street-lamp.xml')).text) as never as {
      service_definition: { attributes: { attribute: { values: { value: { key: string }[] } }[] } }
    }
    expect(xml.attributes.attribute[0]?.values.value[0]?.key).toBe('off')
  })

  test.each([
    ['services/nothing.json', 'service_unknown'],
    ['requests.json?service_code=street-lamp,nothing', 'service_unknown'],
    ['services.json?jurisdiction_id=osaka', 'jurisdiction_unknown'],
    ['requests/M8-0000-0001-0.json', 'request_unknown'],
    ['requests.json?service_request_id=M8-9999-9999-1', 'request_unknown'],
    ['tokens/nothing.json', 'token_unknown'],
    ['nothing.json', 'not_found'],
  ])('%s は404で、わけを言う', async (path, code) => {
    const { status, json } = await ask(path)
    expect([status, codesOf(json)]).toEqual([404, [code]])
    const xml = await ask(path.replace('.json', '.xml'))
    const { errors } = readXml(xml.text) as never as { errors: { error: { code: string; description: string }[] } }
    expect([xml.status, xml.type, errors.error[0]?.code]).toEqual([404, 'text/xml; charset=utf-8', code])
    expect(errors.error[0]?.description).not.toBe('')
  })

  test.each(['nerima', 'localhost', '13120', ''])('jurisdiction_id「%s」は、ここのことである', async (id) => {
    expect((await ask(`services.json?jurisdiction_id=${id}`)).status).toBe(200)
  })

  test('言葉は、プログラムの求めで英語にもなる', async () => {
    const { json } = await ask('nothing.json', { 'accept-language': 'en' })
    expect(json[0].description).toContain('There is nothing')
  })
})

describe('読む', () => {
  test('一件も、みな裸の配列で、型は決まりのとおりである', async () => {
    const { number } = await filed()
    const { json } = await ask(`requests/${number}.json`)
    expect(json).toEqual([
      {
        ...{ service_request_id: number, status: 'open', status_notes: null, service_name: '街路灯' },
        ...{ service_code: 'street-lamp', description: '街路灯がつきません。', agency_responsible: '道路公園課' },
        ...{ service_notice: null, requested_datetime: '2026-12-02T10:00:00+09:00' },
        ...{ updated_datetime: '2026-12-02T10:00:00+09:00', expected_datetime: '2026-12-09T23:59:59+09:00' },
        ...{
          address: '練馬区光が丘二丁目',
          address_id: null,
          zipcode: null,
          lat: 35.7595,
          long: 139.63,
          media_url: null,
        },
      },
    ])
    const xml = readXml((await ask(`requests/${number}.xml`)).text) as never as {
      service_requests: { request: Record<string, string>[] }
    }
    expect(xml.service_requests.request).toHaveLength(1)
    expect(xml.service_requests.request[0]).toMatchObject({ service_request_id: number, lat: '35.7595', zipcode: '' })
    expect((await ask(`tokens/${number}.json`)).json).toEqual([{ service_request_id: number, token: number }])
  })

  test.each<Publication>(['hidden', 'private', 'unconfirmed'])(
    '%s のものは、どの道でも404で、一覧にも出ない',
    async (to) => {
      const { number } = await filed(to)
      const paths = [`requests/${number}.json`, `requests.json?service_request_id=${number}`, `tokens/${number}.json`]
      for (const path of paths) expect((await ask(path)).status).toBe(404)
      expect((await ask('requests.json')).text).not.toContain(number)
    },
  )

  test('一部だけ公開のものに、文と写真はない', async () => {
    const { number } = await filed('partial')
    expect((await ask(`requests/${number}.json`)).json[0]).toMatchObject({ description: null, media_url: null })
  })

  test('番号の並びは、ほかのどの条件よりも先に効く。読めない条件も見ない', async () => {
    const [one, two] = [await filed(), await filed()]
    const ids = `service_request_id=${one.number},${two.number}`
    for (const more of ['status=closed', 'start_date=yesterday', 'service_code=nothing', 'page_size=0'])
      expect((await ask(`requests.json?${ids}&${more}`)).json).toHaveLength(2)
  })

  test('空の値は、ないのと同じである', async () => {
    const plain = await ask('requests.json')
    const empty = 'service_request_id=&service_code=&start_date=&end_date=&status=&lat=&long=&radius=&page='
    expect((await ask(`requests.json?${empty}`)).json).toEqual(plain.json)
    expect(plain.json.length).toBeGreaterThan(0)
  })

  test.each([
    ['start_date=2026-12-01', 'date_unreadable'],
    ['start_date=2026-12-01T00:00:00', 'date_unreadable'],
    ['end_date=2026-13-01T00:00:00Z', 'date_unreadable'],
    ['start_date=2026-09-01T00:00:00Z%2B09:00', 'date_unreadable'],
    ['start_date=2026-08-01T00:00:00Z&end_date=2026-10-30T00:00:01Z', 'span_too_long'],
    ['start_date=2026-10-01T00:00:00Z&end_date=2026-09-01T00:00:00Z', 'dates_backwards'],
    ['updated_after=2026-12-01', 'date_unreadable'],
    ['status=done', 'status_unknown'],
    ['lat=35.7', 'place_half'],
    ['radius=100', 'place_half'],
    ['lat=135&long=139', 'number_unreadable'],
    ['lat=x&long=139', 'number_unreadable'],
    ['lat=35.7&long=139.6&radius=-1', 'number_unreadable'],
    ['page=0', 'number_unreadable'],
    ['page_size=501', 'number_unreadable'],
  ])('%s は400で、わけを言う', async (query, code) => {
    const { status, json } = await ask(`requests.json?${query}`)
    expect([status, codesOf(json)]).toEqual([400, [code]])
  })

  test('日付は、住所の中で + が空白になっても読み、ちょうど90日は聞ける', async () => {
    for (const span of [
      'start_date=2026-12-02T10:00:00+09:00&end_date=2026-12-02T10:00:00+09:00',
      'start_date=2026-09-03T01:00:00Z&end_date=2026-12-02T01:00:00Z',
    ])
      expect((await ask(`requests.json?${span}`)).status).toBe(200)
  })

  test('日付を言わなければ、この90日である', async () => {
    house.setNow('2026-08-01T10:00:00+09:00')
    const old = await filed()
    house.setNow('2026-12-02T10:00:00+09:00')
    const { text } = await ask('requests.json')
    expect(text).not.toContain(old.number)
    expect((await ask('requests.json?start_date=2026-08-01T00:00:00Z')).text).toContain(old.number)
    expect((await ask('requests.json?end_date=2026-08-02T00:00:00Z')).text).toContain(old.number)
  })

  test('終わったものと続いているものを分けて、変わった日で聞ける', async () => {
    const { id, number } = await filed()
    house.setNow('2026-12-02T11:00:00+09:00')
    await house.db.transact(async (tx) => {
      const report = await lockReport(tx, id)
      if (report)
        await moveReport(tx, house, anonymous, report, { to: 'fixed', by: { kind: 'system' }, said: '直しました。' })
    })
    house.setNow('2026-12-02T11:01:00+09:00')
    const closed = await ask('requests.json?status=closed')
    expect(closed.json.find((one: Fields) => one['service_request_id'] === number)).toMatchObject({
      ...{ status: 'closed', status_notes: '直しました。', expected_datetime: null },
      updated_datetime: '2026-12-02T11:00:00+09:00',
    })
    expect((await ask('requests.json?status=open')).text).not.toContain(number)
    expect((await ask('requests.json?status=open,closed')).text).toContain(number)
    const changed = (await ask('requests.json?updated_after=2026-12-02T10:59:00%2B09:00')).json
    expect(changed.map((one: Fields) => one['service_request_id'])).toEqual([number])
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('まとめたものは、終わったものとして、どの番号を見ればよいかを言う', async () => {
    const [one, root] = [await filed(), await filed()]
    await house.db.transact(async (tx) => {
      const report = await lockReport(tx, one.id)
      const by = { kind: 'system' } as const
      if (report) await moveReport(tx, house, anonymous, report, { to: 'duplicate', mergedInto: root.id, by })
    })
    const { json } = await ask(`requests/${one.number}.json?extensions=true`)
    expect(json[0]).toMatchObject({
      ...{ status: 'closed', status_notes: expect.stringContaining(root.number) },
      extended_attributes: { detailed_status: 'duplicate' },
    })
  })

  test('広げた項目は、求めたときだけ付く', async () => {
    const { number } = await filed()
    expect((await ask(`requests/${number}.json`)).text).not.toContain('extended_attributes')
    expect((await ask(`requests/${number}.json?extensions=true`)).json[0].extended_attributes).toEqual({
      ...{ detailed_status: 'received', title: '街路灯がつかない', channel: 'web' },
      ...{ service_object_id: null, service_object_type: null, media_urls: [] },
    })
  })

  test('近くのものだけを、円で聞ける', async () => {
    const far = await filed('public', { place: { lat: 35.7495, lon: 139.6 } })
    const near = await ask('requests.json?lat=35.7495&long=139.6&radius=50')
    expect(near.json.map((one: Fields) => one['service_request_id'])).toEqual([far.number])
    expect((await ask('requests.json?lat=35.7495&long=139.6&radius=5000')).json.length).toBeGreaterThan(1)
  })

  test('ページに分けて、抜けも重なりもなく読める', async () => {
    const all = (await ask('requests.json')).json.map((one: Fields) => one['service_request_id'])
    const pages = []
    for (let page = 1; page <= Math.ceil(all.length / 3); page += 1)
      pages.push(...(await ask(`requests.json?page=${page}&page_size=3`)).json)
    expect(pages.map((one: Fields) => one['service_request_id'])).toEqual(all)
  })

  test('XMLにない文字は除かれ、]]>も絵文字も改行もそのまま届く', async () => {
    const words = 'A]]>B<script>&amp;\u0007💡\n二行目'
    const { number } = await filed('public', { description: words })
    const { text } = await ask(`requests/${number}.xml`)
    const { service_requests: xml } = readXml(text) as never as {
      service_requests: { request: { description: string }[] }
    }
    expect(xml.request[0]?.description).toBe(words.replace('\u0007', ''))
    expect((await ask(`requests/${number}.json`)).json[0].description).toBe(words)
  })
})

describe('送る', () => {
  test('番号が返り、連絡先は封じられて、だれにも公開されない', async () => {
    const { status, json } = await post({
      ...{
        ...lamp,
        api_key: key,
        email: 'taro@example.jp',
        phone: '03-1234-5678',
        last_name: '見本',
        first_name: '太郎',
      },
      ...{ description: 'つきません。<b>至急</b>', 'attribute[how]': 'off', 'attribute[plate]': '' },
    })
    expect(status).toBe(200)
    expect(json).toEqual([
      { service_request_id: expect.stringMatching(/^M8-/), service_notice: expect.any(String), account_id: null },
    ])
    expect(json[0].service_notice).toContain('2026-12-09')
    const number: string = json[0].service_request_id
    const report = await house.db.read((tx) => findByNumber(tx, number))
    expect(report).toMatchObject({
      ...{
        channel: 'api',
        description: 'つきません。<b>至急</b>',
        attributes: { how: 'off' },
        town: expect.any(String),
      },
      ...{ reporterPersonId: null, clientId: expect.any(String) },
    })
    const { rows } = await sql<{
      contact: Buffer
    }>`select contact from reports.reports where number = ${number}`.execute(house.db.kysely)
    expect(unsealContact(house, rows[0]?.contact ?? Buffer.alloc(0))).toBe('見本 太郎　03-1234-5678　taro@example.jp')
    const shown = await ask(`requests/${number}.json?extensions=true`)
    expect(shown.text).not.toMatch(/taro|見本 |1234-5678/)
  })

  test('XMLの答えには番号だけがあり、空のトークンはない', async () => {
    const { text } = await post({ ...lamp, api_key: key, description: '別の灯り' }, 'requests.xml')
    const { service_requests: xml } = readXml(text) as never as { service_requests: { request: Fields[] } }
    expect(xml.request[0]?.['service_request_id']).toMatch(/^M8-/)
    expect(text).not.toContain('token')
  })

  test('同じものを並んで送っても、後でもう一度送っても、一件である', async () => {
    const body = { ...lamp, api_key: key, description: '同じ知らせ', 'attribute[how]': 'off' }
    const many = await Promise.all(Array.from({ length: 8 }, () => post(body)))
    const numbers = new Set(many.map(({ json }) => json[0].service_request_id))
    expect([...numbers]).toHaveLength(1)
    const { api_key, ...rest } = body
    const again = await app.request('/open311/v2/requests.json?jurisdiction_id=nerima', {
      method: 'POST',
      headers: { authorization: `Bearer ${api_key}` },
      body: new URLSearchParams(Object.entries(rest).toReversed()),
    })
    expect(((await again.json()) as Fields[])[0]?.['service_request_id']).toBe([...numbers][0])
    house.setNow('2026-12-03T10:00:01+09:00')
    expect((await post(body)).json[0].service_request_id).not.toBe([...numbers][0])
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('同じ文でも、写真か場所かプログラムが違えば、別の知らせである', async () => {
    const body = { ...lamp, api_key: key, description: '似た知らせ' }
    const other = await programKey(house, ['reports.file'])
    const answers = [await post(body), await post({ ...body, lat: '35.7594' }), await post({ ...body, api_key: other })]
    expect(new Set(answers.map(({ json }) => json[0].service_request_id)).size).toBe(3)
  })

  test('写真は multipart のどの名でも届き、公開の前に確かめられる', async () => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ ...lamp, api_key: key, description: '写真つき' }))
      form.set(name, value)
    const photo = new File([new Uint8Array(await phonePhoto())], 'IMG_1.jpg', { type: 'image/jpeg' })
    form.append('photo1', photo)
    form.append(
      'media[]',
      new File([new Uint8Array(await phonePhoto(1, scene(800, 600)))], 'b.jpg', { type: 'image/jpeg' }),
    )
    const { status, json } = await post(form)
    expect(status).toBe(200)
    const report = await house.db.read((tx) => findByNumber(tx, json[0].service_request_id))
    const photos = await house.db.read((tx) => photosOf(tx, report ? [report.id] : []))
    expect(photos.map(({ shownFileId }) => shownFileId)).toEqual([null, null])
    const text = new FormData()
    for (const [name, value] of Object.entries({ ...lamp, api_key: key })) text.set(name, value)
    text.append('media', new File(['no picture'], 'a.jpg'))
    expect([(await post(text)).status, codesOf((await post(text)).json)]).toEqual([400, ['picture_refused']])
  })

  test.each<[string, Fields, number, string[]]>([
    ['鍵がない', { api_key: '' }, 403, ['key_missing']],
    ['知らない鍵', { api_key: `madoc_${'x'.repeat(43)}` }, 403, ['key_wrong']],
    ['種類がない', { service_code: '' }, 400, ['service_code_missing']],
    ['知らない種類', { service_code: 'nothing' }, 404, ['service_unknown']],
    ['ほかの町の jurisdiction_id', { jurisdiction_id: 'osaka' }, 404, ['jurisdiction_unknown']],
    ['場所がない', { lat: '', long: '' }, 400, ['place_missing']],
    ['経度だけ', { lat: '' }, 400, ['place_half']],
    ['外の場所', { lat: '35.0', long: '135.7' }, 400, ['place_outside']],
    ['知らない住所', { lat: '', long: '', address_string: '京都市中京区' }, 400, ['address_unknown']],
    ['知らない管理番号', { lat: '', long: '', address_id: 'NO-1' }, 400, ['address_id_unknown']],
    ['知らない項目', { 'attribute[x]': '1' }, 400, ['attribute_unknown']],
    ['選べない値', { 'attribute[how]': 'x' }, 400, ['attribute_wrong']],
    ['長い文', { description: 'あ'.repeat(4001) }, 400, ['description_too_long']],
    ['二つの誤り', { email: 'x', 'attribute[how]': 'x' }, 400, ['attribute_wrong', 'email_wrong']],
  ])('%sなら断り、わけを言い、何も受け付けない', async (_name, more, status, codes) => {
    const count = () =>
      sql<{ n: number }>`select count(*)::int as n from reports.reports`
        .execute(house.db.kysely)
        .then(({ rows }) => rows[0]?.n)
    const before = await count()
    const answer = await post({ ...lamp, api_key: key, ...more })
    expect([answer.status, codesOf(answer.json)]).toEqual([status, codes])
    expect(await count()).toBe(before)
  })

  test('許しのない鍵は403、JSONの本文は400', async () => {
    const weak = await programKey(house, ['organisations.read'])
    const answer = await post({ ...lamp, api_key: weak })
    expect([answer.status, codesOf(answer.json)]).toEqual([403, ['key_without_scope']])
    const json = await app.request('/open311/v2/requests.json', { method: 'POST', body: '{}' })
    expect([json.status, codesOf((await json.json()) as { code: string }[])]).toEqual([400, ['body_not_a_form']])
  })

  test('住所だけでも、町名から場所が分かる', async () => {
    const { status, json } = await post({
      ...{ ...lamp, api_key: key, lat: '', long: '', address_string: '東京都練馬区光が丘２丁目9-6' },
    })
    expect(status).toBe(200)
    const report = await house.db.read((tx) => findByNumber(tx, json[0].service_request_id))
    expect(report).toMatchObject({ town: '光が丘二丁目', placeText: '東京都練馬区光が丘２丁目9-6' })
  })

  test('柱の管理番号だけでも、その場所になる', async () => {
    await sql`
      insert into reports.assets (kind, plate, label, position, town, owner, office_id, changed_at)
      select 'lamp', 'L-100', '街路灯', point(139.63, 35.7595), '光が丘二丁目', 'ward', id, ${house.clock.now()}
      from people.offices where key = 'roads-parks'`.execute(house.db.kysely)
    const { json } = await post({ ...lamp, api_key: key, lat: '', long: '', address_id: 'l-100' })
    const { number } = { number: json[0].service_request_id as string }
    expect((await ask(`requests/${number}.json?extensions=true`)).json[0]).toMatchObject({
      address_id: 'L-100',
      extended_attributes: { service_object_id: 'L-100', service_object_type: 'lamp', channel: 'api' },
    })
  })

  test('あぶない種類は、まず電話を案内する', async () => {
    const { json } = await post({ ...lamp, api_key: key, service_code: 'wire' })
    expect(json[0].service_notice).toMatch(/^けがのおそれがあるときは、すぐに電話してください/)
  })

  test('住所で送られた写真が内側やdata:なら、取りに行かず、課に知らせる', async () => {
    const body = new URLSearchParams({ ...lamp, api_key: key, description: '内側の写真' })
    for (const url of [
      'http://127.0.0.1:9/a.jpg',
      'http://169.254.169.254/latest/meta-data',
      'data:image/png;base64,AA==',
    ])
      body.append('media_url', url)
    const { json } = await post(body)
    const report = await house.db.read((tx) => findByNumber(tx, json[0].service_request_id))
    if (!report) throw new Error('not filed')
    const task = reports.tasks?.['reports.fetch-pictures']
    await task?.(house, { reportId: report.id })
    await task?.(house, { reportId: report.id })
    const steps = await house.db.read((tx) => stepsOf(tx, report.id))
    const notes = steps.flatMap(({ note }) => note ?? [])
    expect(notes).toHaveLength(3)
    expect(notes.join()).not.toMatch(/127\.0|169\.254/)
    expect(await house.db.read((tx) => photosOf(tx, [report.id]))).toEqual([])
    const { rows } = await sql`select 1 from reports.posted_pictures where url is not null`.execute(house.db.kysely)
    expect(rows).toEqual([])
  })

  test('住所の写真は、答えたあとで一度だけ取りに行き、ほかの写真と同じ道を通る', async () => {
    const photo = await phonePhoto()
    const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const { json } = await post({ ...lamp, api_key: key, description: '住所の写真', media_url: `${origin}/a.jpg` })
    const report = await house.db.read((tx) => findByNumber(tx, json[0].service_request_id))
    const job = { reportId: report?.id }
    await fetchPictures(house, job, { allow: origin })
    await fetchPictures(house, job, { allow: origin })
    server.close()
    const photos = await house.db.read((tx) => photosOf(tx, report ? [report.id] : []))
    expect(photos).toMatchObject([{ role: 'near', shownFileId: null, width: 1200 }])
  })
})

describe('そのあとどうなったか', () => {
  test('公開しているレポートの経過を、新しい順に読める。隠したものの経過は出ない', async () => {
    const { id, number } = await filed()
    const hidden = await filed('hidden')
    house.setNow('2026-12-05T09:00:00+09:00')
    for (const one of [id, hidden.id])
      await house.db.transact(async (tx) => {
        const report = await lockReport(tx, one)
        if (!report) return
        const by = { kind: 'system' } as const
        await moveReport(tx, house, anonymous, report, {
          to: 'in_progress',
          by,
          said: '直しに行きます。',
          note: '内側の話',
        })
      })
    const { json } = await ask('servicerequestupdates.json?start_date=2026-12-05T00:00:00Z')
    expect(json).toEqual([
      {
        ...{
          update_id: `${number}.3`,
          service_request_id: number,
          status: 'open',
          external_status_code: 'in_progress',
        },
        ...{ updated_datetime: '2026-12-05T09:00:00+09:00', description: '直しに行きます。', media_url: null },
      },
    ])
    const { service_requests_updates: xml } = readXml(
      (await ask(`servicerequestupdates.xml?service_request_id=${number}`)).text,
    ) as never as { service_requests_updates: { request_update: Fields[] } }
    expect(xml.request_update.map(({ update_id }) => update_id)).toEqual([`${number}.3`])
    expect((await ask('servicerequestupdates.json')).text).not.toMatch(new RegExp(`内側|${hidden.number}`))
    house.setNow('2026-12-02T10:00:00+09:00')
  })

  test('プログラムは、自分が送ったものにだけ続きを書け、同じ印では一度だけである', async () => {
    const sent = await post({ ...lamp, api_key: key, description: '続きのある知らせ' })
    const number: string = sent.json[0].service_request_id
    const update = { api_key: key, service_request_id: number, update_id: '1', description: 'まだ暗いです' }
    const path = 'servicerequestupdates.json'
    expect(await post(update, path)).toMatchObject({ status: 200, json: [{ update_id: '1' }] })
    const both = await Promise.all([
      post({ ...update, update_id: '2' }, path),
      post({ ...update, update_id: '2' }, path),
    ])
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 400])
    const report = await house.db.read((tx) => findByNumber(tx, number))
    const steps = await house.db.read((tx) => stepsOf(tx, report?.id ?? newId()))
    expect(steps.filter(({ note }) => note?.includes('まだ暗いです'))).toHaveLength(2)
    expect((await ask(`servicerequestupdates.json?service_request_id=${number}`)).text).not.toContain('まだ暗い')
    const other = await programKey(house, ['reports.file'])
    for (const [fields, status, code] of [
      [{ ...update, api_key: other, update_id: '3' }, 403, 'not_yours'],
      [
        { ...update, api_key: other, update_id: '3', service_request_id: (await filed('hidden')).number },
        404,
        'request_unknown',
      ],
      [{ ...update, api_key: '' }, 403, 'key_missing'],
      [{ ...update, update_id: '' }, 400, 'update_id_missing'],
      [{ ...update, update_id: '4', description: '' }, 400, 'description_missing'],
    ] as const)
      expect(await post(fields, path)).toMatchObject({ status, json: [{ code }] })
  })
})

test('作る人のためのページは、三つの言葉で、つなぎ先と鍵のもらい方を言う', async () => {
  for (const prefix of ['', '/easy', '/en']) {
    const html = await (await app.request(`${prefix}/open311`)).text()
    expect(html).toContain('http://localhost:3000/open311/v2/')
    expect(html).toContain('id="keys"')
    expect(html).toContain('/open311/v2/discovery.xml')
  }
})

test('ブラウザーのサインインは、ここでは何の力も持たない', async () => {
  const cookie = await signInAs(house, '佐藤花子')
  const body = new URLSearchParams(lamp)
  const answer = await app.request('/open311/v2/requests.json', { method: 'POST', headers: { cookie }, body })
  expect(answer.status).toBe(403)
  expect(answer.headers.getSetCookie()).toEqual([])
})
