import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sql } from '#platform/db/index.ts'
import { type FileId, type Scanner, scanHeldFiles, showPicture, sweepFiles } from '#platform/files/index.ts'
import { newId } from '#platform/ids/index.ts'
import { type TestHouse, testHouse } from '#platform/testing/index.ts'
import { blurRegions, dropPhotos, hashDistance, photoSizes, sizeOf, storePhoto } from './index.ts'
import { chunksOf, markersOf, phonePhoto, planted, scene } from './testing/phone-photo.ts'

let house: TestHouse
beforeAll(async () => {
  house = await testHouse({ seed: false })
  mkdirSync(house.config.dataDir, { recursive: true })
})
afterAll(() => house?.close())

const send = (bytes: Uint8Array, scan?: Scanner) =>
  storePhoto(house, { bytes, claimedName: 'IMG_0001.jpg', photoId: newId() }, scan)
async function kept(bytes: Uint8Array) {
  const result = await send(bytes)
  if (!result.ok) throw new Error(result.reason)
  return result.photo
}
const show = async (fileId: FileId, size: (typeof photoSizes)[number]) => {
  const response = await showPicture(house, fileId, undefined, size)
  return { headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
}
const storedFiles = () =>
  readdirSync(join(house.config.dataDir, 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
/** Red, green and blue at a place given as parts of width and height. */
async function colourAt(bytes: Uint8Array, x: number, y: number): Promise<number[]> {
  const { data, info } = await sharp(bytes).removeAlpha().raw().toBuffer({ resolveWithObject: true })
  const at = (Math.floor(y * info.height) * info.width + Math.floor(x * info.width)) * info.channels
  return [...data.subarray(at, at + info.channels)]
}
const isRed = ([red = 0, green = 0, blue = 0]: number[]) => red > 150 && green < 90 && blue < 90

describe('届いた写真', () => {
  test('撮影した場所、機種、写真の中の小さな写真、説明、色の情報は、保存したどのファイルにも、どの大きさにもない', async () => {
    const original = await phonePhoto()
    const before = await sharp(original).metadata()
    for (const word of planted) expect(original.includes(word)).toBe(true)
    expect([before.exif, before.xmp, before.iptc, before.icc].map(Boolean)).toEqual([true, true, true, true])
    expect(before.exif?.includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(true)
    const { fileId } = await kept(original)
    for (const path of storedFiles())
      for (const word of planted) expect(readFileSync(path).includes(word), word).toBe(false)
    for (const size of photoSizes) {
      const { bytes } = await show(fileId, size)
      const { exif, xmp, iptc, icc, comments } = await sharp(bytes).metadata()
      expect([exif, xmp, iptc, icc, comments]).toEqual([undefined, undefined, undefined, undefined, undefined])
    }
    const large = (await show(fileId, 'large')).bytes
    expect(markersOf(large).filter((marker) => marker > 0xe0)).toEqual([])
    expect(Buffer.from(large.subarray(2)).includes(Buffer.from([0xff, 0xd8, 0xff]))).toBe(false)
    for (const size of ['medium', 'small'] as const)
      expect(chunksOf((await show(fileId, size)).bytes)).toEqual(['VP8 '])
  })

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('向き%iで撮られた写真も、上を上にして保存する', async (orientation) => {
    const original = await phonePhoto(orientation, scene(360, 240))
    const { fileId, width, height } = await kept(original)
    expect([width, height]).toEqual(orientation > 4 ? [240, 360] : [360, 240])
    const expected = await sharp(original).autoOrient().toBuffer()
    for (const size of ['large', 'small'] as const) {
      const { bytes } = await show(fileId, size)
      for (const [x, y] of [
        [0.05, 0.05],
        [0.95, 0.05],
        [0.05, 0.95],
        [0.95, 0.95],
      ] as const)
        expect(isRed(await colourAt(bytes, x, y)), `${size} ${x} ${y}`).toBe(isRed(await colourAt(expected, x, y)))
    }
  })

  test('大きな写真は3つの大きさになり、一覧に出すものは軽い。小さな写真は大きくしない', async () => {
    const photo = await kept(await phonePhoto(6, scene(4032, 3024)))
    expect([photo.width, photo.height]).toEqual([1536, 2048])
    const sizes = await Promise.all(photoSizes.map((size) => show(photo.fileId, size)))
    const measured = await Promise.all(sizes.map(({ bytes }) => sharp(bytes).metadata()))
    expect(measured.map(({ width, height, format }) => [width, height, format])).toEqual([
      [1536, 2048, 'jpeg'],
      [720, 960, 'webp'],
      [240, 320, 'webp'],
    ])
    expect(photoSizes.map((size) => Object.values(sizeOf(photo, size)))).toEqual(
      measured.map(({ width, height }) => [width, height]),
    )
    expect(sizes[2]?.bytes.length).toBeLessThan(20_000)
    const tiny = await kept(await scene(200, 100).png().toBuffer())
    for (const size of photoSizes) {
      const { bytes } = await show(tiny.fileId, size)
      expect((await sharp(bytes).metadata()).width).toBe(200)
    }
  })

  test('16ビットのPNG、CMYKのJPEG、白黒、透けたWebPも、ふつうの写真になる', async () => {
    const sources = await Promise.all([
      scene().toColourspace('rgb16').png().toBuffer(),
      scene().toColourspace('cmyk').jpeg().toBuffer(),
      scene().greyscale().toColourspace('b-w').jpeg().toBuffer(),
      sharp({ create: { width: 900, height: 700, channels: 4, background: { r: 9, g: 9, b: 9, alpha: 0 } } })
        .webp()
        .toBuffer(),
    ])
    for (const source of sources) {
      const { fileId } = await kept(source)
      for (const size of photoSizes) {
        const { space, depth, hasAlpha } = await sharp((await show(fileId, size)).bytes).metadata()
        expect(['srgb', 'b-w']).toContain(space)
        expect([depth, hasAlpha]).toEqual(['uchar', false])
      }
    }
    const [png = Buffer.of(), cmyk = Buffer.of()] = sources
    expect((await sharp(png).metadata()).depth).toBe('ushort')
    expect((await sharp(cmyk).metadata()).space).toBe('cmyk')
    expect(isRed(await colourAt((await show((await kept(cmyk)).fileId, 'small')).bytes, 0.05, 0.05))).toBe(true)
  })

  test('画像として、いつも尋ねなおす形で、ほかのページに使えないように返す', async () => {
    const { fileId } = await kept(await phonePhoto())
    for (const size of photoSizes) {
      const { headers } = await show(fileId, size)
      expect(headers.get('content-type')).toMatch(/^image\/(jpeg|webp)$/)
      expect(headers.get('content-security-policy')).toContain('sandbox')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('cache-control')).toBe('no-cache')
      const again = await showPicture(house, fileId, headers.get('etag') ?? '', size)
      expect(again.status).toBe(304)
    }
  })
})

describe('断る写真', () => {
  const text = (content: string) => new TextEncoder().encode(content)
  const eicar = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
  test.each([
    ['空のもの', async () => new Uint8Array(), 'empty'],
    ['10MBを超えるもの', async () => new Uint8Array(10_000_001).fill(0xff), 'too_large'],
    ['iPhoneのHEIC', async () => text('\0\0\0\u0018ftypheic'), 'heic'],
    ['PDF', async () => text('%PDF-1.7\n...'), 'unsupported_type'],
    [
      '3万画素四方のSVG',
      async () => text('<svg xmlns="http://www.w3.org/2000/svg" width="30000" height="30000"/>'),
      'unsupported_type',
    ],
    ['3万画素四方のPNG', async () => pngHead(30_000, 30_000), 'too_many_pixels'],
    ['中身がHTMLのJPEG', async () => Buffer.from([0xff, 0xd8, 0xff, ...text('<script>')]), 'unreadable'],
    ['動く画像', async () => animated(), 'animated'],
    ['ウイルスの見本', async () => Buffer.concat([await phonePhoto(), Buffer.from(eicar)]), 'infected'],
  ] as const)('%sは断り、何も残さない', async (_, bytes, reason) => {
    const before = storedFiles().length
    expect(await send(await bytes())).toEqual({ ok: false, reason })
    expect(storedFiles().length).toBe(before)
  })

  test('途中で切れた写真は、どこで切れていても断る', async () => {
    const whole = await phonePhoto()
    const before = storedFiles().length
    for (const part of [0.1, 0.3, 0.5, 0.7, 0.9, 0.97])
      expect(await send(whole.subarray(0, Math.floor(whole.length * part)))).toEqual({
        ok: false,
        reason: 'unreadable',
      })
    expect(await send(whole.subarray(0, whole.length - 2))).toEqual({ ok: false, reason: 'unreadable' })
    const png = await scene().png().toBuffer()
    expect(await send(png.subarray(0, png.length - 200))).toEqual({ ok: false, reason: 'unreadable' })
    expect(storedFiles().length).toBe(before)
  })
})

describe('検査を待つ写真', () => {
  test('検査が済むまで、どの大きさも見せない。感染していれば、どの大きさも消える', async () => {
    const waiting = [await send(await phonePhoto(), async () => 'unavailable')]
    waiting.push(await send(await phonePhoto(), async () => 'unavailable'))
    const ids = waiting.map((result) => {
      if (!result.ok) throw new Error(result.reason)
      expect(result.photo.scan).toBe('held')
      return result.photo.fileId
    })
    const look = (id: FileId) => Promise.allSettled(photoSizes.map((size) => show(id, size)))
    for (const id of ids) expect((await look(id)).map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
    const before = storedFiles().length
    let turn = 0
    await scanHeldFiles(house, async () => (turn++ === 0 ? 'clean' : 'infected'))
    const [clean, infected] = await Promise.all(ids.map(look))
    expect(clean?.map(({ status }) => status)).toEqual(Array(3).fill('fulfilled'))
    expect(infected?.map(({ status }) => status)).toEqual(Array(3).fill('rejected'))
    expect(storedFiles().length).toBe(before - 3)
  })
})

describe('消す写真', () => {
  test('写真を消すと、小さいものも一緒に消える。残っている写真の小さいものは、掃除で消えない', async () => {
    const stays = await kept(await phonePhoto())
    const goes = await kept(await phonePhoto())
    await house.db.transact((tx) => dropPhotos(tx, [goes.photoId]))
    const { rows } = await sql`select from platform.file_sizes where file_id = ${goes.fileId}`.execute(house.db.kysely)
    expect(rows).toEqual([])
    const before = storedFiles().length
    expect(await sweepFiles(house, Date.now() + 25 * 3_600_000)).toBeGreaterThanOrEqual(3)
    expect(storedFiles().length).toBeLessThanOrEqual(before - 3)
    for (const size of photoSizes) expect((await show(stays.fileId, size)).bytes.length).toBeGreaterThan(0)
  })
})

describe('隠すところのある写真', () => {
  const plate = { left: 0.1, top: 0.5, width: 0.3, height: 0.2 }
  /** Fine black and white lines where something could be read. */
  const readable = async () => {
    const lines = Array.from({ length: 45 }, (_, at) => `<rect x="${120 + at * 8}" y="400" width="4" height="160"/>`)
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="800"><rect width="100%" height="100%" fill="#fff"/>${lines.join('')}</svg>`
    return sharp(Buffer.from(svg)).jpeg({ quality: 95 }).toBuffer()
  }
  /** Mean difference of neighbours in a row of the part: what is left of fine detail. */
  async function detail(bytes: Uint8Array): Promise<number> {
    const { width = 0, height = 0 } = await sharp(bytes).metadata()
    const part = { left: Math.round(width * 0.11), top: Math.round(height * 0.52) }
    const size = { width: Math.round(width * 0.28), height: Math.round(height * 0.16) }
    const row = await sharp(bytes)
      .extract({ ...part, ...size })
      .greyscale()
      .raw()
      .toBuffer()
    let sum = 0
    for (let at = 1; at < row.length; at += 1) sum += Math.abs((row[at] ?? 0) - (row[at - 1] ?? 0))
    return sum / row.length
  }

  test('送る前に隠したところは、はじめからどこにも保存しない', async () => {
    const bytes = await readable()
    const result = await storePhoto(house, { bytes, claimedName: 'a.jpg', photoId: newId(), rects: [plate] })
    if (!result.ok) throw new Error(result.reason)
    expect(await detail(bytes)).toBeGreaterThan(30)
    for (const size of photoSizes) expect(await detail((await show(result.photo.fileId, size)).bytes)).toBeLessThan(4)
  })

  test('あとから隠すと、別の写真になり、前のものは触らない。隠していないところは変わらない', async () => {
    const { fileId, photoId } = await kept(await readable())
    const before = await show(fileId, 'large')
    const result = await blurRegions(house, { fileId, photoId, rects: [plate] })
    if (!result.ok) throw new Error(result.reason)
    expect(result.photo.fileId).not.toBe(fileId)
    const after = await show(result.photo.fileId, 'large')
    expect(await detail(after.bytes)).toBeLessThan(4)
    expect(await detail(before.bytes)).toBeGreaterThan(30)
    for (const [x, y] of [
      [0.5, 0.6],
      [0.25, 0.3],
    ] as const)
      for (const value of await colourAt(after.bytes, x, y)) expect(value).toBeGreaterThan(245)
    await house.db.transact((tx) => dropPhotos(tx, [photoId]))
    await expect(show(fileId, 'large')).rejects.toThrow('not_found')
    await expect(show(result.photo.fileId, 'large')).rejects.toThrow('not_found')
  })

  test('写真の外を指すもの、隠すところのないもの、見られない写真は、そう答える', async () => {
    const { fileId, photoId } = await kept(await readable())
    const blur = (rects: (typeof plate)[], id = fileId) => blurRegions(house, { fileId: id, photoId, rects })
    expect(await blur([{ ...plate, left: 0.9 }])).toEqual({ ok: false, reason: 'bad_rects' })
    expect(await blur([{ ...plate, width: Number.NaN }])).toEqual({ ok: false, reason: 'bad_rects' })
    expect(await blur([])).toEqual({ ok: false, reason: 'no_rects' })
    expect(await blur([plate], newId())).toEqual({ ok: false, reason: 'gone' })
  })
})

test('同じ写真は、小さくしても明るくしても似ていると分かり、別の写真とは違い、真っ暗な写真は比べない', async () => {
  const photo = await kept(await phonePhoto())
  const [smaller, other, night] = await Promise.all([
    kept(await scene().resize(640).modulate({ brightness: 1.1 }).jpeg({ quality: 50 }).toBuffer()),
    kept(await scene().flop().jpeg().toBuffer()),
    kept(
      await sharp({ create: { width: 900, height: 700, channels: 3, background: '#050505' } })
        .jpeg()
        .toBuffer(),
    ),
  ])
  expect(hashDistance(photo.perceptualHash ?? '', smaller.perceptualHash ?? '')).toBeLessThanOrEqual(6)
  expect(hashDistance(photo.perceptualHash ?? '', other.perceptualHash ?? '')).toBeGreaterThan(10)
  expect(night.perceptualHash).toBeUndefined()
})

/** A PNG that says how large it is, and has hardly anything of it. */
function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.alloc(1000))), chunk('IEND', Buffer.of())]
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks])
}

function chunk(name: string, content: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), content])
  const numbers = Buffer.alloc(8)
  numbers.writeUInt32BE(content.length, 0)
  numbers.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)])
}

async function animated(): Promise<Buffer> {
  const frames = await Promise.all(['#f00', '#0f0'].map((background) => frame(background)))
  return sharp(frames, { join: { animated: true } })
    .webp({ loop: 0, delay: [100, 100] })
    .toBuffer()
}

const frame = (background: string) =>
  sharp({ create: { width: 60, height: 40, channels: 3, background } })
    .png()
    .toBuffer()
