/** A box over a photo, in per cent of its width and height. Every function keeps it inside. */
export type Part = { left: number; top: number; width: number; height: number }

const least = 1
const fresh = { width: 16, height: 12 }

export const limited = (value: number, most = 100, from = 0) => Math.min(Math.max(value, from), Math.max(most, from))
export const tidy = (value: number) => Math.round(value * 10) / 10

export const moved = (part: Part, x: number, y: number): Part => ({
  ...part,
  left: limited(part.left + x, 100 - part.width),
  top: limited(part.top + y, 100 - part.height),
})

export const sized = (part: Part, x: number, y: number): Part => ({
  ...part,
  width: limited(part.width + x, 100 - part.left, least),
  height: limited(part.height + y, 100 - part.top, least),
})

export const inMiddle = (x: number, y: number): Part =>
  moved({ left: x - fresh.width / 2, top: y - fresh.height / 2, ...fresh }, 0, 0)

export function between(one: { x: number; y: number }, other: { x: number; y: number }): Part {
  const left = Math.min(one.x, other.x)
  const top = Math.min(one.y, other.y)
  const width = Math.max(Math.abs(one.x - other.x), least)
  const height = Math.max(Math.abs(one.y - other.y), least)
  return { left: Math.min(left, 100 - width), top: Math.min(top, 100 - height), width, height }
}
