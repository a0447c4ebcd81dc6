import type { Raw } from '#platform/http/index.ts'
import { type Rect, readRects } from '../domain/rects.ts'

export type BlurRow = { readonly [side in keyof Rect]: string }

const sides = ['left', 'top', 'width', 'height'] as const

/** The fields that `BlurEditor` of this name sends, each several times: for `lists` of `readForm`. */
export const blurFields = (name: string): string[] => sides.map((side) => fieldOf(name, side))

export const fieldOf = (name: string, side: keyof Rect): string => `${name}-${side}`

/** What was typed into the fields of this name, row by row; goes to `readRects` or back into `BlurEditor`. */
export function blurRows(raw: Raw, name: string): BlurRow[] {
  const columns = sides.map((side) => [raw[fieldOf(name, side)] ?? []].flat())
  const count = Math.max(...columns.map((column) => column.length))
  return Array.from({ length: count }, (_, at) => {
    const [left = '', top = '', width = '', height = ''] = columns.map((column) => column[at] ?? '')
    return { left, top, width, height }
  })
}

/** What is to be hidden, from a form that was read with `lists: blurFields(name)`. */
export const readBlur = (raw: Raw, name: string): ReturnType<typeof readRects> => readRects(blurRows(raw, name))
