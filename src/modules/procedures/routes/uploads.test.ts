import { mkdirSync } from 'node:fs'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { demoStaffId, satoHanako } from '#demo/people.ts'
import { sql } from '#platform/db/index.ts'
import { downloadFile, scanHeldFiles } from '#platform/files/index.ts'
import { browse, formOf, staffSignInAs } from '#platform/testing/index.ts'
import { keeperOf } from './questions/keeper.ts'
import { parseId } from '#platform/ids/index.ts'
import { findApplication } from '../store/applications.ts'
import { forgetDrafts } from '../actions/forget-drafts.ts'
import { publishDefinition } from '../actions/publish.ts'
import { openApiOf } from '#platform/testing/api-caller.ts'
import { verifiedResident } from '../testing/filed-case.ts'
import { type Browser, locationOf, type Office, openOffice } from '../testing/office.ts'
import { uploadProcedure } from '../testing/upload-procedure.ts'

let office: Office
let phone: Browser
let place: string
let draft: string
let photo: Buffer

beforeAll(async () => {
  office = await openOffice()
  mkdirSync(office.house.config.dataDir, { recursive: true })
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#7a9' } })
    .jpeg()
    .toBuffer()
  await office.house.db.transact((tx) => publishDefinition(tx, office.house, uploadProcedure))
})
afterAll(() => office?.close())
beforeEach(async () => {
  await sql`update procedures.applications set state = 'withdrawn' where state = 'draft'`.execute(
    office.house.db.kysely,
  )
  phone = await office.visit('佐藤花子')
  draft = locationOf(await phone.submit('/procedures/upload-test', {}, '/procedures/upload-test/applications'))
  place = `${draft}/questions/photos`
})

const never = (): never => {
  throw new Error('not there')
}
const plain = (html: string) => html.replace(/<rt>.*?<\/rt>|<rp>.*?<\/rp>|<[^>]+>/g, '')
const file = (bytes: Uint8Array | string, name = 'photo.jpg', type = 'image/jpeg') =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name, { type })

/** Sends a page with files: as the form of `html` has it, or of the page that is there. */
async function send(
  fields: Record<string, string | File | (string | File)[]>,
  { at = place, html }: { at?: string; html?: string } = {},
): Promise<{ status: number; html: string; words: string; location: string }> {
  const form = new FormData()
  const page = html ?? (await (await phone.get(at)).text())
  for (const [name, value] of formOf(page, at)) form.append(name, value)
  for (const [name, value] of Object.entries(fields)) {
    form.delete(name)
    for (const one of [value].flat()) form.append(name, one)
  }
  const answer = await phone.upload(at, form)
  const text = await answer.text()
  return { status: answer.status, html: text, words: plain(text), location: locationOf(answer) }
}

const keptFiles = async () =>
  (
    await sql<{ name: string; scan: string }>`
      select claimed_name as name, scan from platform.files where owner_id = ${draft.split('/')[2]} order by id`.execute(
      office.house.db.kysely,
    )
  ).rows

describe('写真や書類を送る', () => {
  test('何枚か選び、カメラで撮ったものも加え、名前と大きさを見て、要らないものを外せる', async () => {
    const sent = await send({
      photos: [file(photo, '一.jpg'), file(photo, '二.jpg')],
      'photos-camera': file(photo, 'camera.jpg'),
      place: '',
    })
    expect(sent.status).toBe(422)
    for (const name of ['一.jpg', '二.jpg', 'camera.jpg']) expect(sent.words).toContain(name)
    expect(sent.words).toMatch(/\d+ KB/)
    expect(sent.html.match(/<img[^>]+src="data:image\/webp;base64,/g)).toHaveLength(3)
    const [first = ''] = /name="photos-kept" value="([^"]+)"/.exec(sent.html)?.slice(1) ?? []
    const again = await send({ place: '公園', 'photos-removed': first }, { html: sent.html })
    expect(again.status).toBe(303)
    const page = plain(await (await phone.get(place)).text())
    expect(page).not.toContain('一.jpg')
    expect(page).toContain('二.jpg')
    expect(page).toContain('camera.jpg')
  })

  test('決まった枚数より多ければ、何枚までかを言い、入る分は残す', async () => {
    const sent = await send({ photos: ['1', '2', '3', '4'].map((name) => file(photo, `${name}.jpg`)), place: '公園' })
    expect(sent.status).toBe(422)
    expect(sent.words).toContain('3枚まで')
    expect(sent.words).toContain('3.jpg')
    expect(sent.words).not.toContain('4.jpg')
  })

  test('行の写真は、ほかの欄が間違っていても選び直さなくてよい', async () => {
    await send({ place: '公園' })
    const row = locationOf(await phone.get(`${draft}/questions/papers/rows/new`))
    const sent = await send({ paper: file(photo, '証.jpg'), about: '' }, { at: row })
    expect(sent.status).toBe(422)
    expect(sent.words).toContain('証.jpg')
    expect((await send({ about: 'しょうめい' }, { at: row, html: sent.html })).status).toBe(303)
    expect(plain(await (await phone.get(`${draft}/questions/papers`)).text())).toContain('証.jpg')
  })

  test('ほかの申請のファイルは、番号を書いても使えない', async () => {
    await send({ photos: file(photo, 'mine.jpg'), place: '公園' })
    const [kept = ''] = /name="photos-kept" value="([^"]+)"/.exec(await (await phone.get(place)).text())?.slice(1) ?? []
    const ren = await office.visit('山本蓮')
    const own = locationOf(await ren.submit('/procedures/upload-test', {}, '/procedures/upload-test/applications'))
    const form = new FormData()
    for (const [name, value] of formOf(
      await (await ren.get(`${own}/questions/photos`)).text(),
      `${own}/questions/photos`,
    ))
      form.append(name, value)
    form.append('photos-kept', kept)
    form.set('place', '公園')
    const answer = await ren.upload(`${own}/questions/photos`, form)
    expect(answer.status).toBe(422)
    expect(await answer.text()).not.toContain('mine.jpg')
  })
})

test('下書きが消えると、送ったファイルの行も消える', async () => {
  await send({ photos: file(photo, '一.jpg'), place: '公園' })
  expect(await keptFiles()).toHaveLength(1)
  const { house } = office
  await house.db.transact((tx) => forgetDrafts(tx, house.clock.now().add({ hours: 1 })))
  expect((await phone.get(place)).status).toBe(404)
  expect(await keptFiles()).toEqual([])
})

test('送っているあいだに下書きが消えたら、送ったものは行も残さない', async () => {
  const { house } = office
  const application = await house.db.read((tx) =>
    findApplication(tx, parseId<'application'>(draft.split('/')[2] ?? '') ?? never()),
  )
  if (!application?.accountId) throw new Error('no draft')
  const { accountId, applicantPersonId: personId } = application
  const hanako = { kind: 'resident', accountId, personId, level: 'verified', displayName: '' } as const
  const late = keeperOf(house, hanako, application)
  await house.db.transact((tx) => forgetDrafts(tx, house.clock.now().add({ hours: 1 })))
  await expect(late.file(file(photo, '遅.jpg'))).rejects.toThrow('not_found')
  expect(await keptFiles()).toEqual([])
})

const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const bomb = () =>
  sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#fff' }, limitInputPixels: false })
    .png({ compressionLevel: 9 })
    .toBuffer()

describe('フォームより先に、一つずつ送る', () => {
  const tokenOf = async (by: Browser, at = place) => formOf(await (await by.get(at)).text(), at).get('csrf') ?? ''
  const alone = async (bytes: File, at = `${draft}/files`, by = phone) => {
    const form = new FormData()
    form.append('csrf', await tokenOf(by))
    form.append('file', bytes)
    const answer = await by.upload(at, form)
    return { status: answer.status, ...((await answer.json().catch(() => ({}))) as { id?: string; problem?: string }) }
  }

  test('番号が返り、フォームはその番号を名指すだけで、選んだものになる', async () => {
    const { status, id = '' } = await alone(file(photo, '先.jpg'))
    expect(status).toBe(201)
    expect((await send({ 'photos-kept': id, place: '公園' })).status).toBe(303)
    expect(plain(await (await phone.get(place)).text())).toContain('先.jpg')
  })

  test('受け取れないものは、なぜかを返して残さない。本人の下書きでなければ、ないのと同じ', async () => {
    expect(await alone(file(`%PDF-1.7\n${eicar}`, 'eicar.pdf'))).toEqual({ status: 422, problem: 'infected' })
    expect(await alone(file('', 'empty.jpg'))).toEqual({ status: 422, problem: 'empty' })
    expect(await alone(file('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'a.heic'))).toMatchObject({ problem: 'heic' })
    const ren = await office.visit('山本蓮')
    const form = new FormData()
    const own = locationOf(await ren.submit('/procedures/upload-test', {}, '/procedures/upload-test/applications'))
    form.append('csrf', await tokenOf(ren, `${own}/questions/photos`))
    form.append('file', file(photo))
    expect((await ren.upload(`${draft}/files`, form)).status).toBe(404)
    expect(await keptFiles()).toEqual([])
  })

  test('届け出たあとは、もう足せない', async () => {
    await send({ place: '公園' })
    await phone.submit(`${draft}/questions/papers`, {})
    await phone.submit(`${draft}/check`, {}, `${draft}/confirmation`)
    const form = new FormData()
    const other = locationOf(await phone.submit('/procedures/upload-test', {}, '/procedures/upload-test/applications'))
    form.append('csrf', await tokenOf(phone, `${other}/questions/photos`))
    form.append('file', file(photo))
    expect((await phone.upload(`${draft}/files`, form)).status).toBe(409)
  })
})

describe('受け取れないもの', () => {
  test.each<[string, () => File | Promise<File>, string]>([
    ['空のファイル', () => file('', 'empty.jpg'), 'ファイルが空です'],
    ['HEICの写真', () => file('\0\0\0\u0018ftypheic\0\0\0\0mif1heic', 'IMG_0001.HEIC', 'image/heic'), '互換性優先'],
    ['写真を名のるプログラム', () => file('MZ\u0090\0This program', 'photo.jpg'), '写真（JPEG、PNG、WebP）かPDF'],
    ['ZIPの爆弾', () => file('PK\u0003\u0004aaaa', 'bomb.zip', 'application/zip'), '写真（JPEG、PNG、WebP）かPDF'],
    ['広げると巨大になる画像', async () => file(await bomb(), 'bomb.png', 'image/png'), '画像を読み取れません'],
    [
      'ウイルスの試験ファイル',
      () => file(`%PDF-1.7\n${eicar}`, 'eicar.pdf', 'application/pdf'),
      '安全を確かめられない',
    ],
    ['10MBを超えるもの', () => file(Buffer.alloc(10_000_001, 1), 'big.jpg'), '大きすぎます'],
  ])('%sは、どうすればよいかを言って受け取らず、打った字は残す', async (_, make, words) => {
    const sent = await send({ photos: await make(), place: 'ひかりがおか' })
    expect(sent.status).toBe(422)
    expect(sent.words).toContain(words)
    expect(sent.html).toContain('value="ひかりがおか"')
    expect(await keptFiles()).toEqual([])
  })

  test('写真のうしろに隠したページは、作り直して消す', async () => {
    const polyglot = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>%PDF-1.7')])
    expect((await send({ photos: file(polyglot, 'both.jpg'), place: '公園' })).status).toBe(303)
    const { rows } = await sql<{ id: string }>`
      select id from platform.files where owner_id = ${draft.split('/')[2]}`.execute(office.house.db.kysely)
    const kept = await downloadFile(office.house, rows[0]?.id ?? '', () => true)
    const bytes = Buffer.from(await kept.arrayBuffer())
    expect((await sharp(bytes).metadata()).width).toBe(60)
    for (const hidden of ['<script>', '%PDF']) expect(bytes.includes(hidden)).toBe(false)
  })

  test('200MBは読まずに断り、何をすればよいかを言う', async () => {
    const answer = await office.app.request(place, {
      method: 'POST',
      headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '200000000' },
    })
    expect(answer.status).toBe(413)
    expect(plain(await answer.text())).toContain('小さくするか、分けて送って')
  })
})

describe('ウイルスを調べるしくみが止まっているとき', () => {
  const config = () => office.house.config as { clamd?: { host: string; port: number } | undefined }
  afterAll(() => void (config().clamd = undefined))

  test('受け取って「確認しています」と言い、安全とは言わない。動けば調べ、危険なら選び直してもらう', async () => {
    config().clamd = { host: '127.0.0.1', port: 1 }
    await send({ photos: [file(photo, 'held.jpg'), file(photo, 'second.jpg')], place: '公園' })
    expect((await keptFiles()).map(({ scan }) => scan)).toEqual(['held', 'held'])
    expect(plain(await (await phone.get(place)).text())).toContain('安全を確認しています')
    config().clamd = undefined
    let turn = 0
    await scanHeldFiles(office.house, async () => (turn++ === 0 ? 'infected' : 'clean'))
    const page = plain(await (await phone.get(place)).text())
    expect(page).not.toContain('安全を確認しています')
    expect(page).not.toContain('held.jpg')
    expect(page).toContain('second.jpg')
  })
})

test('係には写真が名前の下に小さく見え、守られている人のものは、開くまで見えない', async () => {
  await send({ photos: file(photo, '一.jpg'), place: '公園' })
  await phone.submit(`${draft}/questions/papers`, {})
  await phone.submit(`${draft}/check`, {}, `${draft}/confirmation`)
  const makoto = browse(office.app, await staffSignInAs(office.house, '高橋真'))
  const page = `/staff/cases/${draft.split('/')[2]}`
  await makoto.submit(page, {}, `${page}/assignment`)
  const picture = /<a [^>]*\/paper\/[^>]*>一\.jpg<\/a><img class="thumbnail" alt="" src="data:image\/webp;base64,/
  expect(await (await makoto.get(page)).text()).toMatch(picture)
  await office.house.db.transact(async (tx) => {
    await sql`select set_config('madoguchi.protection', 'desk', true)`.execute(tx)
    await sql`insert into people.protections (person_id, origin, opinion, valid_from, valid_to, applied_by, applied_at)
      values (${satoHanako.personId}, 'here', 'police', '2026-12-01', '2027-12-01', ${demoStaffId(22)}, now())`.execute(
      tx,
    )
  })
  const marked = await (await makoto.get(page)).text()
  expect(marked).toContain('一.jpg')
  expect(marked).not.toContain('data:image/webp')
})

describe('APIでのファイル', () => {
  let token: string
  beforeAll(async () => {
    const api = await openApiOf(office)
    token = await api.tokenOf((await verifiedResident(office.house, '佐藤花子')).accountId)
  })
  const upload = async (one: File | undefined, key?: string, at = draft) => {
    const form = new FormData()
    if (one) form.set('file', one)
    const answer = await office.app.request(`/api/v1${at}/files`, {
      method: 'POST',
      body: form,
      headers: { authorization: `Bearer ${token}`, ...(key && { 'idempotency-key': key }) },
    })
    const body = (await answer.json()) as { file?: string; code?: string }
    return { status: answer.status, ...body }
  }

  test('画面と同じものだけを受け取り、断るときは変わらない符号を答え、何も残さない', async () => {
    const refused = [
      undefined,
      file('', 'empty.pdf'),
      file('text', 'a.txt'),
      file(`%PDF-1.7\n${eicar}`, 'eicar.pdf', 'application/pdf'),
      file(new Uint8Array(10_000_001).fill(37), 'large.pdf', 'application/pdf'),
    ]
    const codes = []
    for (const one of refused) codes.push(await upload(one))
    expect(codes).toMatchObject(
      ['file_missing', 'file_empty', 'file_unsupported_type', 'file_infected', 'file_too_large'].map((code) => ({
        status: 422,
        code,
      })),
    )
    expect(await keptFiles()).toEqual([])
    expect((await upload(file(photo))).status).toBe(201)
    expect(await keptFiles()).toEqual([{ name: 'photo.jpg', scan: 'clean' }])
  })

  test('同じ番号で同じ写真を送り直すと、同じ答えで、一つだけ残る。ほかの人の申請には送れず、答えにも使えない', async () => {
    const key = 'photo-of-garden'
    const [first, again] = [await upload(file(photo), key), await upload(file(photo), key)]
    expect([again.file, (await keptFiles()).length]).toEqual([first.file, 1])
    expect(await upload(file(photo, 'other.jpg'), key)).toMatchObject({ code: 'idempotency_key_reused' })
    const other = await office.visit('佐藤健')
    const theirs = locationOf(await other.submit('/procedures/upload-test', {}, '/procedures/upload-test/applications'))
    expect((await upload(file(photo), undefined, theirs)).status).toBe(404)
    const answer = await office.app.request(`/api/v1${draft}/answers/photos`, {
      method: 'PUT',
      body: JSON.stringify({ photos: ['01900000-0000-7000-8fff-0000000000ff'], place: '庭' }),
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    })
    expect(answer.status).toBe(422)
  })
})
