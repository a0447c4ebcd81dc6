/** Pixels of the picture, as LINE takes it. */
export const size = { width: 1200, height: 810 } as const

/** Three beside each other, two rows, without gaps. */
export const cells = [0, 1, 2, 3, 4, 5].map((index) => ({
  x: (index % 3) * 400,
  y: Math.floor(index / 3) * 405,
  width: 400,
  height: 405,
}))
