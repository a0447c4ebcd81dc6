/** Columns and rows of the small grey picture that the hash looks at. */
export const hashGrid = { columns: 9, rows: 8 } as const

// Below this a picture is one plain surface, like a lens cap or the night: it would look like all others.
const leastContrast = 4

/**
 * What a picture looks like in 64 bits (dHash: whether it gets brighter from each point to its right neighbour), as 16 hex
 * digits. Takes 9 × 8 grey values, row by row. `undefined` where there is nothing to tell it by.
 */
export function perceptualHash(grey: Uint8Array): string | undefined {
  const { columns, rows } = hashGrid
  if (spread(grey) < leastContrast) return undefined
  let bits = 0n
  for (let row = 0; row < rows; row += 1)
    for (let column = 0; column < columns - 1; column += 1) {
      const at = row * columns + column
      bits = (bits << 1n) | ((grey[at] ?? 0) < (grey[at + 1] ?? 0) ? 1n : 0n)
    }
  return bits.toString(16).padStart(16, '0')
}

/** How many of the 64 bits differ: 0 the same picture, up to about 10 one that was made smaller, brighter or sent on. */
export function hashDistance(left: string, right: string): number {
  const differing = BigInt(`0x${left}`) ^ BigInt(`0x${right}`)
  return differing.toString(2).replaceAll('0', '').length
}

function spread(grey: Uint8Array): number {
  const mean = grey.reduce((sum, value) => sum + value, 0) / grey.length
  return Math.sqrt(grey.reduce((sum, value) => sum + (value - mean) ** 2, 0) / grey.length)
}
