import sharp from 'sharp'
import { reading } from './re-encode.ts'

const side = 240

/**
 * A small WebP of an image that was made anew before: pixels only, nothing of the original's metadata. `undefined` when it
 * cannot be made; the file is in order all the same. A PDF has none: our libvips cannot draw one.
 */
export async function thumbnailFrom(image: Uint8Array): Promise<Uint8Array | undefined> {
  try {
    const small = sharp(image, reading).timeout({ seconds: 5 }).resize(side, side, { fit: 'inside' })
    return new Uint8Array(await small.flatten({ background: '#fff' }).webp({ quality: 70 }).toBuffer())
  } catch {
    return undefined
  }
}
