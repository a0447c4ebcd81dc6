import sharp from 'sharp'

/** What is planted into a phone's photo and must be nowhere afterwards. */
export const planted = ['Canary Phone', 'CanaryPlace', 'canary-xmp', 'canary-iptc', 'canary-comment']

/** Lines and places by which one sees which way is up: the left half dark, a red square at the top left. */
export const scene = (width = 1200, height = 800) =>
  sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
      <rect width="100%" height="100%" fill="#cfd8cc"/><rect width="50%" height="100%" fill="#345"/>
      <rect width="20%" height="20%" fill="#d02020"/><circle cx="75%" cy="60%" r="15%" fill="#e8c040"/></svg>`),
  ).removeAlpha()

/**
 * A JPEG as a phone writes it: EXIF with the place, the model and a small picture of its own, XMP, IPTC, a wide-gamut
 * profile and a comment. `orientation` as in EXIF.
 */
export async function phonePhoto(orientation = 1, image = scene()): Promise<Buffer> {
  const plain = await image.withIccProfile('p3').jpeg({ quality: 90 }).toBuffer()
  const small = await scene(160, 120).jpeg().toBuffer()
  const segments = [
    segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation, small)])),
    segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><a>canary-xmp</a></x:xmpmeta>', 'latin1')),
    segment(
      0xed,
      Buffer.concat([
        Buffer.from('Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x10\x1c\x02\x78\0\x0bcanary-iptc', 'latin1'),
      ]),
    ),
    segment(0xfe, Buffer.from('canary-comment')),
  ]
  return Buffer.concat([plain.subarray(0, 2), ...segments, plain.subarray(2)])
}

/** Markers of the segments before the pixels: 0xe0 JFIF, 0xe1 EXIF and XMP, 0xe2 ICC, 0xed IPTC, 0xfe comment. */
export function markersOf(jpeg: Uint8Array): number[] {
  const markers: number[] = []
  for (let at = 2; at + 4 < jpeg.length && jpeg[at] === 0xff && jpeg[at + 1] !== 0xda; ) {
    markers.push(jpeg[at + 1] ?? 0)
    at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0)
  }
  return markers
}

/** Names of the chunks of a WebP. */
export function chunksOf(webp: Uint8Array): string[] {
  const bytes = Buffer.from(webp)
  const chunks: string[] = []
  for (let at = 12; at + 8 <= bytes.length; ) {
    chunks.push(bytes.toString('latin1', at, at + 4))
    const length = bytes.readUInt32LE(at + 4)
    at += 8 + length + (length % 2)
  }
  return chunks
}

function segment(marker: number, content: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

type Entry = { tag: number; type: 2 | 3 | 4 | 5; count: number; value: number | Buffer }

/** A TIFF of three directories, as EXIF 2.32 has it: the picture, its place, and its own small picture. */
function exif(orientation: number, small: Buffer): Buffer {
  const model = Buffer.from('Canary Phone\0')
  const place = Buffer.from('CanaryPlace\0')
  const degrees = rationals([35, 1, 44, 1, 8, 1])
  const main = 8
  const gps = main + length(3) + model.length
  const second = gps + length(3) + degrees.length + place.length
  const smallAt = second + length(3)
  return Buffer.concat([
    Buffer.from('MM\0*\0\0\0\x08', 'latin1'),
    directory(main, second, [
      { tag: 0x0110, type: 2, count: model.length, value: model },
      { tag: 0x0112, type: 3, count: 1, value: orientation << 16 },
      { tag: 0x8825, type: 4, count: 1, value: gps },
    ]),
    directory(gps, 0, [
      { tag: 0x0001, type: 2, count: 2, value: 0x4e000000 },
      { tag: 0x0002, type: 5, count: 3, value: degrees },
      { tag: 0x001b, type: 2, count: place.length, value: place },
    ]),
    directory(second, 0, [
      { tag: 0x0103, type: 3, count: 1, value: 6 << 16 },
      { tag: 0x0201, type: 4, count: 1, value: smallAt },
      { tag: 0x0202, type: 4, count: 1, value: small.length },
    ]),
    small,
  ])
}

const length = (entries: number) => 2 + entries * 12 + 4

function directory(at: number, next: number, entries: readonly Entry[]): Buffer {
  const head = Buffer.alloc(length(entries.length))
  const after: Buffer[] = []
  let free = at + head.length
  head.writeUInt16BE(entries.length, 0)
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const from = 2 + index * 12
    head.writeUInt16BE(tag, from)
    head.writeUInt16BE(type, from + 2)
    head.writeUInt32BE(count, from + 4)
    head.writeUInt32BE(typeof value === 'number' ? value >>> 0 : free, from + 8)
    if (typeof value === 'number') continue
    after.push(value)
    free += value.length
  }
  head.writeUInt32BE(next, head.length - 4)
  return Buffer.concat([head, ...after])
}

function rationals(numbers: readonly number[]): Buffer {
  const bytes = Buffer.alloc(numbers.length * 4)
  for (const [index, number] of numbers.entries()) bytes.writeUInt32BE(number, index * 4)
  return bytes
}
