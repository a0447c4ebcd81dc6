import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql, type Tx } from '#platform/db/index.ts'
import { ReadOnly, Unavailable } from '#platform/errors/index.ts'
import { newId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { runSql } from '#platform/testing/owner.ts'
import {
  deleteFilesOf,
  downloadFile,
  filesOf,
  type Scanner,
  scanHeldFiles,
  storeUpload,
  thumbnailsOf,
} from './index.ts'
import { cleanName } from './store-upload.ts'

let free = 2e9
let clock = 0
let house: TestHouse
beforeAll(async () => {
  house = await testHouse({
    seed: false,
    room: { folders: ['/'], leastBytes: 1e9, freeBytes: () => Promise.resolve(free), milliseconds: () => clock },
  })
  mkdirSync(house.config.dataDir, { recursive: true })
})
afterAll(() => house?.close())

const newOwner = () => ({ kind: 'procedures.correction', id: newId() })
const upload = (bytes: Uint8Array, claimedName = '写真.jpg', scan?: Scanner) =>
  storeUpload(house, { bytes, claimedName, owner: newOwner() }, scan)
const stored = () =>
  readdirSync(join(house.config.dataDir, 'files'), { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  ).length
const photo = (width = 600, height = 300) => sharp({ create: { width, height, channels: 3, background: '#7a9' } })
const withPlace = () =>
  photo()
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Model: 'Canary Phone' },
      IFD3: { GPSLatitude: '35/1 44/1 8/1', GPSLongitude: '139/1 39/1 6/1' },
    })
    .jpeg()
    .toBuffer()
const text = (content: string) => new TextEncoder().encode(content)

async function download(id: string) {
  const response = await downloadFile(house, id, () => true)
  return { response, bytes: new Uint8Array(await response.arrayBuffer()) }
}

describe('受け付けるファイル', () => {
  it('写真から撮影場所と機種を消し、向きを直して保存する', async () => {
    const original = await withPlace()
    expect((await sharp(original).metadata()).exif?.includes('Canary Phone')).toBe(true)
    const result = await upload(original)
    if (!result.ok) throw new Error(result.reason)
    const { response, bytes } = await download(result.fileId)
    const { exif, icc, xmp, width, height } = await sharp(bytes).metadata()
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
    expect(Buffer.from(bytes).includes('Canary Phone')).toBe(false)
    expect([width, height]).toEqual([300, 600])
    expect(response.headers.get('content-disposition')).toContain('attachment')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('写真.jpg'))
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('画像のうしろに隠されたものは残らない', async () => {
    const hidden = Buffer.concat([await photo().png().toBuffer(), Buffer.from('PK\u0003\u0004<script>')])
    const result = await upload(hidden)
    if (!result.ok) throw new Error(result.reason)
    expect(Buffer.from((await download(result.fileId)).bytes).includes('<script>')).toBe(false)
  })

  it('PDFでもありページでもあるものは、どの窓も開かず、保存だけさせる', async () => {
    const result = await upload(text('%PDF-1.7\n<html><script>alert(1)</script>'), 'page.html')
    if (!result.ok) throw new Error(result.reason)
    const { headers } = (await download(result.fileId)).response
    expect(headers.get('content-type')).toBe('application/pdf')
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="file\.pdf"/)
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  })

  it('PDFはそのまま預かる', async () => {
    const result = await upload(text('%PDF-1.7\n...'), '../../etc/通知.html')
    if (!result.ok) throw new Error(result.reason)
    const { response } = await download(result.fileId)
    expect(response.headers.get('content-type')).toBe('application/pdf')
    expect(response.headers.get('content-disposition')).toContain(encodeURIComponent('通知.pdf'))
  })
})

describe('断るファイル', () => {
  it.each([
    ['空のファイル', async () => new Uint8Array(), 'empty'],
    ['10MBを超えるファイル', async () => new Uint8Array(10_000_001).fill(0xff), 'too_large'],
    ['名前だけJPEGのHTML', async () => text('<html><script>alert(1)</script>'), 'unsupported_type'],
    ['SVG', async () => text('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'unsupported_type'],
    ['ZIP', async () => text('PK\u0003\u0004'), 'unsupported_type'],
    ['HEIC', async () => text('\0\0\0\u0018ftypheic'), 'heic'],
    ['途中で切れた写真', async () => (await withPlace()).subarray(0, 900), 'unreadable_image'],
    ['頭だけJPEGのもの', async () => Buffer.from([0xff, 0xd8, 0xff, ...text('<script>')]), 'unreadable_image'],
    [
      'ウイルスの見本',
      async () =>
        text(`%PDF-1.7 ${['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')}`),
      'infected',
    ],
  ] as const)('%sは断り、何も残さない', async (_, bytes, reason) => {
    const before = stored()
    expect(await upload(await bytes())).toEqual({ ok: false, reason })
    expect(stored()).toBe(before)
  })

  it('広げると巨大になる画像は、広げる前に断る', async () => {
    const bomb = await sharp({ create: { width: 8000, height: 6300, channels: 3, background: 'white' } })
      .png({ compressionLevel: 1 })
      .toBuffer()
    expect(await upload(bomb)).toEqual({ ok: false, reason: 'unreadable_image' })
  })
})

describe('保存できないとき', () => {
  const paper = text('%PDF-1.7\n...')
  const rows = async () =>
    (await sql<{ n: number }>`select count(*)::int as n from platform.files`.execute(house.db.kysely)).rows[0]?.n
  const kept = async () => [stored(), await rows()]

  it('空きが足りないあいだは断り、ファイルも行も残さない', async () => {
    await upload(paper)
    const before = await kept()
    free = 1e6
    await house.db.room.look()
    await expect(upload(paper)).rejects.toThrow(ReadOnly)
    free = 2e9
    await house.db.room.look()
    expect(await kept()).toEqual(before)
  })

  it.each([
    ['途中で', 'create trigger'],
    ['確定のときに', 'create constraint trigger'],
  ])('行が%s書けなければ、書いたファイルも消す', async (_, create) => {
    const before = await kept()
    await runSql(
      house.ownerUrl,
      `create or replace function platform.full_disk() returns trigger language plpgsql as $$
         begin raise exception 'could not extend file' using errcode = '53100'; end $$`,
    )
    await runSql(
      house.ownerUrl,
      `${create} full_disk after insert on platform.files ${create.includes('constraint') ? 'deferrable initially deferred' : ''}
         for each row execute function platform.full_disk()`,
    )
    await expect(upload(paper)).rejects.toThrow(ReadOnly)
    await runSql(house.ownerUrl, 'drop trigger full_disk on platform.files')
    clock += 60_000
    expect(await kept()).toEqual(before)
  })

  it('確定の答えが失われ、行が残っていれば、ファイルも残す', async () => {
    const [files = 0, before = 0] = await kept()
    const db = {
      ...house.db,
      transact: async <T>(work: (tx: Tx) => Promise<T>): Promise<T> => {
        await house.db.transact(work)
        throw new Unavailable('the connection broke after the commit')
      },
    }
    const sent = storeUpload({ ...house, db }, { bytes: paper, claimedName: 'a.pdf', owner: newOwner() })
    await expect(sent).rejects.toThrow(Unavailable)
    expect(await kept()).toEqual([files + 1, before + 1])
  })
})

describe('検査を待つファイル', () => {
  it('検査できないものは誰も開けず、あとで検査して開けるようになる', async () => {
    const result = await upload(await photo().jpeg().toBuffer(), 'a.jpg', async () => 'unavailable')
    if (!result.ok) throw new Error(result.reason)
    expect(result.scan).toBe('held')
    await expect(downloadFile(house, result.fileId, () => true)).rejects.toThrow('not_found')
    await scanHeldFiles(house, async () => 'unavailable')
    await expect(downloadFile(house, result.fileId, () => true)).rejects.toThrow('not_found')
    await scanHeldFiles(house)
    expect((await download(result.fileId)).response.status).toBe(200)
  })

  it('あとで感染が分かったものは消す', async () => {
    const result = await upload(await photo().jpeg().toBuffer(), 'a.jpg', async () => 'unavailable')
    if (!result.ok) throw new Error(result.reason)
    const before = stored()
    await scanHeldFiles(house, async () => 'infected')
    expect(stored()).toBe(before - 1)
    await expect(downloadFile(house, result.fileId, () => true)).rejects.toThrow('not_found')
  })
})

describe('小さな絵', () => {
  const picturesOf = (owner: ReturnType<typeof newOwner>) => house.db.read((tx) => thumbnailsOf(tx, owner))
  const send = async (bytes: Uint8Array, scan?: Scanner) => {
    const owner = newOwner()
    const result = await storeUpload(house, { bytes, claimedName: 'a.jpg', owner }, scan)
    if (!result.ok) throw new Error(result.reason)
    return { owner, id: result.fileId }
  }

  it('写真から一度だけ作り、向きを直し、元の写真の中身は一つも残さない。持ち主と一緒に消える', async () => {
    const { owner, id } = await send(await withPlace())
    const picture = (await picturesOf(owner)).get(id) ?? new Uint8Array()
    const { format, width, height, exif, icc, xmp } = await sharp(picture).metadata()
    expect([format, width, height]).toEqual(['webp', 120, 240])
    expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined])
    expect(Buffer.from(picture).includes('Canary Phone')).toBe(false)
    expect((await picturesOf(newOwner())).size).toBe(0)
    await house.db.transact((tx) => deleteFilesOf(tx, owner.kind, [owner.id]))
    expect((await picturesOf(owner)).size).toBe(0)
  })

  it('検査の済んでいないものは見せず、済めば見せ、感染していれば消す', async () => {
    const photos = [await send(await photo().jpeg().toBuffer(), async () => 'unavailable')]
    photos.push(await send(await photo().png().toBuffer(), async () => 'unavailable'))
    for (const { owner } of photos) expect((await picturesOf(owner)).size).toBe(0)
    let turn = 0
    await scanHeldFiles(house, async () => (turn++ === 0 ? 'clean' : 'infected'))
    const seen = await Promise.all(photos.map(async ({ owner }) => (await picturesOf(owner)).size))
    expect(seen).toEqual([1, 0])
    const { rows } = await sql`select from platform.thumbnails where file_id = ${photos[1]?.id}`.execute(
      house.db.kysely,
    )
    expect(rows).toEqual([])
  })

  it('PDFには作らない', async () => {
    const { owner } = await send(text('%PDF-1.7\n...'))
    expect((await picturesOf(owner)).size).toBe(0)
  })
})

describe('開く', () => {
  it('持ち主の規則が許さなければ、ないのと同じ', async () => {
    const owner = newOwner()
    const result = await storeUpload(house, { bytes: text('%PDF-1.7'), claimedName: 'a.pdf', owner })
    if (!result.ok) throw new Error(result.reason)
    await expect(downloadFile(house, result.fileId, () => false)).rejects.toThrow('not_found')
    await expect(downloadFile(house, 'x', () => true)).rejects.toThrow('not_found')
    expect((await house.db.read((tx) => filesOf(tx, owner))).map((file) => file.claimedName)).toEqual(['a.pdf'])
  })

  it('名前から道筋や向きを変える文字を取り除く', () => {
    expect(cleanName('C:\\写真\\me\u202Egpj.exe\0')).toBe('megpj.exe')
    expect(cleanName('../..')).toBe('file')
    expect(Array.from(cleanName('𠮷'.repeat(500)))).toHaveLength(100)
    expect(cleanName('\n')).toBe('file')
  })
})
