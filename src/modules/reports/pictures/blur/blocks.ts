import type { Pixels } from '#platform/files/index.ts'

export type Area = { left: number; top: number; width: number; height: number }

/** One colour for each block, row by row. */
export type Block = { colours: Uint8Array; columns: number; rows: number; side: number }

// A face keeps three by four colours, a number plate six by three, each of eight steps: too few to try out which letters
// would have given them, as can be done with a fine mosaic (Hill et al., On the (In)effectiveness of Mosaicing, 2016).
const step = 32
const across = { short: 3, long: 8 }

/** The average of each block of an area, in rough steps. */
export function blocksOf(pixels: Pixels, area: Area): Block {
  const shorter = Math.min(area.width, area.height)
  const longer = Math.max(area.width, area.height)
  const side = Math.max(Math.ceil(shorter / across.short), Math.ceil(longer / across.long), 1)
  const columns = Math.ceil(area.width / side)
  const rows = Math.ceil(area.height / side)
  const colours = new Uint8Array(columns * rows * pixels.channels)
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns; column += 1) {
      const block = partOf(area, column * side, row * side, side)
      for (let channel = 0; channel < pixels.channels; channel += 1)
        colours[(row * columns + column) * pixels.channels + channel] = rough(average(pixels, block, channel))
    }
  return { colours, columns, rows, side }
}

const partOf = (area: Area, x: number, y: number, side: number): Area => ({
  left: area.left + x,
  top: area.top + y,
  width: Math.min(side, area.width - x),
  height: Math.min(side, area.height - y),
})

function average({ data, width, channels }: Pixels, block: Area, channel: number): number {
  let sum = 0
  for (let y = block.top; y < block.top + block.height; y += 1)
    for (let x = block.left; x < block.left + block.width; x += 1)
      sum += data[(y * width + x) * channels + channel] ?? 0
  return sum / (block.width * block.height)
}

const rough = (value: number): number => Math.min(255, Math.floor(value / step) * step + step / 2)
