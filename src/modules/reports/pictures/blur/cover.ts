import sharp, { type Raw } from 'sharp'
import type { ChangePixels, Pixels } from '#platform/files/index.ts'
import { inPixels, type Rect } from '../domain/rects.ts'
import { type Block, blocksOf } from './blocks.ts'

/** Covers the rectangles with a coarse mosaic that nothing can be read from again: of each block one rough colour is left. */
export const cover =
  (rects: readonly Rect[]): ChangePixels =>
  async (pixels) => {
    const data = Uint8Array.from(pixels.data)
    for (const rect of rects) await coverOne({ ...pixels, data }, inPixels(rect, pixels))
    return { ...pixels, data }
  }

async function coverOne(pixels: Pixels, area: ReturnType<typeof inPixels>): Promise<void> {
  const blocks = blocksOf(pixels, area)
  const mosaic = await spreadOut(blocks, area, pixels.channels)
  const rowLength = area.width * pixels.channels
  for (let row = 0; row < area.height; row += 1) {
    const at = ((area.top + row) * pixels.width + area.left) * pixels.channels
    pixels.data.set(mosaic.subarray(row * rowLength, (row + 1) * rowLength), at)
  }
}

/** Large again, with soft edges between the blocks, made from nothing but their colours. */
async function spreadOut(
  { colours, columns, rows, side }: Block,
  { width, height }: { width: number; height: number },
  channels: number,
): Promise<Uint8Array> {
  // sharp's type names the four numbers that there are.
  const raw = { width: columns, height: rows, channels: channels as Raw['channels'] }
  return sharp(colours, { raw })
    .resize(width, height, { fit: 'fill', kernel: 'nearest' })
    .blur(Math.max(1, side / 6))
    .raw({ depth: 'uchar' })
    .toBuffer()
}
