import sharp, { type Metadata, type Raw, type Sharp } from 'sharp'
import { inTurn } from '#platform/db/index.ts'
import type { MediaType } from '../media.ts'

/** Eight bits a channel, row by row from the top left. */
export type Pixels = { data: Uint8Array; width: number; height: number; channels: number }

/** Changes what is seen before anything of it is encoded or kept. */
export type ChangePixels = (pixels: Pixels) => Promise<Pixels>

export type Drawn = {
  width: number
  height: number
  /** JPEG, at most 2,048 pixels wide and high. */
  large: Uint8Array
  /** WebP, at most 960 and 320; absent where the next larger one is not larger than that. */
  medium: Uint8Array | undefined
  small: Uint8Array | undefined
}

export type DrawingProblem = 'unreadable' | 'too_many_pixels' | 'animated'

const sides = { large: 2048, medium: 960, small: 320 }

// What is stored line by line needs few lines of memory; what comes in passes or as a whole needs all of them.
const most = { pixels: 50_000_000, pixelsAtOnce: 25_000_000, seconds: 10 }

// A missing end is an error, a stray byte between the parts, as some cameras leave it, is not.
const reading = { failOn: 'error', limitInputPixels: most.pixels, pages: 1 } as const

// One picture takes up to 400 MB for a moment, and there are two cores to a small machine.
const atOnce = inTurn(2)

/**
 * Draws a picture anew in its sizes from nothing but its pixels, upright, on white where it was transparent, in sRGB:
 * no EXIF, XMP, IPTC, ICC, comment or thumbnail of the original is in any of them. Read completely or not at all.
 */
export async function drawSizes(
  bytes: Uint8Array,
  type: MediaType,
  change: ChangePixels = async (pixels) => pixels,
): Promise<({ ok: true } & Drawn) | { ok: false; reason: DrawingProblem }> {
  return atOnce(async () => {
    try {
      // Only the head: how large it would be is known before it is unfolded.
      const head = await sharp(bytes, { ...reading, limitInputPixels: false }).metadata()
      const reason = problemOf(head, type)
      if (reason) return { ok: false, reason }
      return { ok: true, ...(await encodeSizes(await change(await decode(bytes, head.orientation)))) }
    } catch {
      return { ok: false, reason: 'unreadable' }
    }
  })
}

function problemOf({ format, width, height, pages = 1, isProgressive }: Metadata, type: MediaType) {
  if (`image/${format}` !== type) return 'unreadable'
  if (width * height > (isProgressive || format === 'webp' ? most.pixelsAtOnce : most.pixels)) return 'too_many_pixels'
  return pages > 1 ? 'animated' : undefined
}

/** Made smaller first and turned then: that way a large picture is never in memory as a whole. */
async function decode(bytes: Uint8Array, orientation = 1): Promise<Pixels> {
  const side = sides.large
  const lying = await pixelsOf(
    sharp(bytes, reading)
      // Half the time of the finest way, and no difference to the eye where half of the pixels stay.
      .resize(side, side, { fit: 'inside', withoutEnlargement: true, kernel: 'linear' })
      .flatten({ background: '#fff' })
      .toColourspace('srgb'),
  )
  const turn = turns[orientation]
  return turn ? pixelsOf(turn(fromPixels(lying))) : lying
}

/** By the tag Orientation of EXIF 2.32, 4.6.4 A; sharp mirrors before it rotates. */
const turns: Readonly<Record<number, (image: Sharp) => Sharp>> = {
  2: (image) => image.flop(),
  3: (image) => image.rotate(180),
  4: (image) => image.flip(),
  5: (image) => image.flip().rotate(90),
  6: (image) => image.rotate(90),
  7: (image) => image.flip().rotate(270),
  8: (image) => image.rotate(270),
}

async function encodeSizes(upright: Pixels): Promise<Drawn> {
  const medium = await within(upright, sides.medium)
  const small = await within(medium ?? upright, sides.small)
  const [large, ...smaller] = await Promise.all([
    fromPixels(upright).jpeg({ quality: 82 }).toBuffer(),
    medium && fromPixels(medium).webp({ quality: 76, effort: 2 }).toBuffer(),
    small && fromPixels(small).webp({ quality: 72, effort: 4 }).toBuffer(),
  ])
  return { width: upright.width, height: upright.height, large, medium: smaller[0], small: smaller[1] }
}

const within = async (pixels: Pixels, side: number): Promise<Pixels | undefined> =>
  Math.max(pixels.width, pixels.height) > side
    ? pixelsOf(fromPixels(pixels).resize(side, side, { fit: 'inside' }))
    : undefined

const fromPixels = ({ data, width, height, channels }: Pixels): Sharp =>
  // sharp's type names the four numbers that there are.
  sharp(data, { raw: { width, height, channels: channels as Raw['channels'] } })

async function pixelsOf(image: Sharp): Promise<Pixels> {
  const { data, info } = await image
    .timeout({ seconds: most.seconds })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}
