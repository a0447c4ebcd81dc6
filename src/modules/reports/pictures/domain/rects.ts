/** A part of a picture as it is seen upright: from its left and its top, as parts of its width and height (0 to 1). */
export type Rect = { left: number; top: number; width: number; height: number }

export const mostRects = 12

export type RectsProblem = 'not_numbers' | 'outside' | 'too_small' | 'too_many'

/** Parts of less than a hundredth are slips of the hand. */
const leastSide = 0.01

// A rectangle drawn to the edge may lie beyond it by what rounding does.
const slack = 0.005

/**
 * Reads what a form sends in four numbers for each rectangle, in per cent of the picture; rows in which nothing stands are
 * left out. Digits may be full width.
 */
export function readRects(
  rows: readonly { readonly [side in keyof Rect]: string }[],
): { ok: true; rects: Rect[] } | { ok: false; reason: RectsProblem } {
  const filled = rows.filter((row) => sides.some((side) => row[side].trim() !== ''))
  const read = filled.map((row) => ({
    left: part(row.left),
    top: part(row.top),
    width: part(row.width),
    height: part(row.height),
  }))
  const reason = rectsProblem(read)
  return reason ? { ok: false, reason } : { ok: true, rects: read.map(clamped) }
}

/** What is wrong with rectangles; `undefined` when all of them can be covered. */
export function rectsProblem(rects: readonly Rect[]): RectsProblem | undefined {
  if (rects.length > mostRects) return 'too_many'
  if (rects.some((rect) => sides.some((side) => !Number.isFinite(rect[side])))) return 'not_numbers'
  if (rects.some(({ width, height }) => width < leastSide || height < leastSide)) return 'too_small'
  return rects.some(isOutside) ? 'outside' : undefined
}

/** In whole pixels of a picture, rounded outwards: what it touches is in it. */
export function inPixels(rect: Rect, picture: { width: number; height: number }) {
  const left = Math.max(0, Math.floor(rect.left * picture.width))
  const top = Math.max(0, Math.floor(rect.top * picture.height))
  const right = Math.min(picture.width, Math.ceil((rect.left + rect.width) * picture.width))
  const bottom = Math.min(picture.height, Math.ceil((rect.top + rect.height) * picture.height))
  return { left, top, width: right - left, height: bottom - top }
}

const sides = ['left', 'top', 'width', 'height'] as const

const isOutside = ({ left, top, width, height }: Rect): boolean =>
  left < -slack || top < -slack || left + width > 1 + slack || top + height > 1 + slack

function clamped({ left, top, width, height }: Rect): Rect {
  const from = { left: Math.max(0, left), top: Math.max(0, top) }
  return { ...from, width: Math.min(width, 1 - from.left), height: Math.min(height, 1 - from.top) }
}

function part(text: string): number {
  const digits = text.normalize('NFKC').replace('%', '').trim()
  return /^-?\d{1,3}(\.\d{1,6})?$/.test(digits) ? Number(digits) / 100 : Number.NaN
}
