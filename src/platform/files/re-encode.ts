import sharp from 'sharp'
import type { MediaType } from './media.ts'

const most = { pixels: 50_000_000, side: 4000, seconds: 15 }

export const reading = { failOn: 'warning', limitInputPixels: most.pixels, pages: 1 } as const

/**
 * Makes an image anew from its pixels: EXIF with the place, colour profiles, comments and whatever hides behind the
 * image are gone; it is turned upright and at most 4,000 pixels wide or high. `undefined` when it cannot be read
 * completely, is animated or larger than 50 million pixels: then it is refused.
 */
export async function reEncode(
  bytes: Uint8Array,
  type: Exclude<MediaType, 'application/pdf'>,
): Promise<Uint8Array | undefined> {
  try {
    const image = sharp(bytes, reading).timeout({
      seconds: most.seconds,
    })
    const { format, pages = 1 } = await image.metadata()
    if (`image/${format}` !== type || pages > 1) return undefined
    const upright = image.autoOrient().resize(most.side, most.side, { fit: 'inside', withoutEnlargement: true })
    const encoded =
      type === 'image/png'
        ? upright.png()
        : type === 'image/webp'
          ? upright.webp({ quality: 88 })
          : upright.jpeg({ quality: 88 })
    return new Uint8Array(await encoded.toBuffer())
  } catch {
    return undefined
  }
}
