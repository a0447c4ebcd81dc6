import { isObject } from '../../../world/is-object.ts'
import type { Problem } from '../problem.ts'

const invalid = (property: string): Problem[] => [{ message: 'invalid property', property }]

export const oneOf = (value: unknown, allowed: readonly string[], property: string): Problem[] =>
  value === undefined || allowed.includes(value as string) ? [] : invalid(property)

/** `#RRGGBB` or `#RRGGBBAA`. */
export const colourProblems = (colour: unknown, property: string): Problem[] =>
  colour === undefined || (typeof colour === 'string' && /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(colour))
    ? []
    : invalid(property)

/** A keyword, pixels, or where `percent` says so a share: `xl`, `12px`, `40%`. */
export const measureProblems = (
  value: unknown,
  property: string,
  { words = [], percent = false }: { words?: readonly string[]; percent?: boolean },
): Problem[] => {
  if (value === undefined) return []
  const isMeasure =
    typeof value === 'string' &&
    (words.includes(value) || /^\d+(\.\d+)?px$/.test(value) || (percent && /^\d+(\.\d+)?%$/.test(value)))
  return isMeasure ? [] : invalid(property)
}

export const wholeProblems = (value: unknown, property: string): Problem[] =>
  value === undefined || (Number.isInteger(value) && Number(value) >= 0) ? [] : invalid(property)

/** A part of the room, none included. */
export const shareProblems = (value: unknown, property: string): Problem[] =>
  value === undefined || (typeof value === 'number' && value >= 0) ? [] : invalid(property)

export const truthProblems = (value: unknown, property: string): Problem[] =>
  value === undefined || typeof value === 'boolean' ? [] : invalid(property)

/** `20:13`; height at most three times the width. */
export const ratioProblems = (value: unknown, property: string): Problem[] => {
  if (value === undefined) return []
  const [, width, height] = (typeof value === 'string' && /^(\d{1,6}):(\d{1,6})$/.exec(value)) || []
  return Number(width) > 0 && Number(height) > 0 && Number(height) <= 3 * Number(width) ? [] : invalid(property)
}

/** Every field that LINE does not know. `always`: what each object has. */
export const unknownFields = (
  object: Record<string, unknown>,
  known: readonly string[],
  path: string,
  always: readonly string[] = ['type'],
): Problem[] =>
  Object.keys(object)
    .filter((name) => !known.includes(name) && !always.includes(name))
    .map((name) => ({ message: 'unknown field', property: `${path}/${name}` }))

/** An angle below a whole turn and both ends; the middle needs its place. */
export const gradientProblems = (background: unknown, path: string): Problem[] => {
  if (background === undefined) return []
  if (!isObject(background) || background.type !== 'linearGradient') return invalid(`${path}/type`)
  const { angle, startColor, endColor, centerColor, centerPosition } = background
  const [, degrees] = (typeof angle === 'string' && /^(\d{1,3}(?:\.\d+)?)deg$/.exec(angle)) || []
  const missing = (['angle', 'startColor', 'endColor'] as const).filter((name) => background[name] === undefined)
  if (missing.length > 0) return missing.map((name) => ({ message: 'must be specified', property: `${path}/${name}` }))
  return [
    ...(degrees !== undefined && Number(degrees) < 360 ? [] : invalid(`${path}/angle`)),
    ...colourProblems(startColor, `${path}/startColor`),
    ...colourProblems(endColor, `${path}/endColor`),
    ...colourProblems(centerColor, `${path}/centerColor`),
    ...measureOfMiddle(centerPosition, `${path}/centerPosition`),
  ]
}

const measureOfMiddle = (value: unknown, property: string): Problem[] => {
  if (value === undefined) return []
  const share = typeof value === 'string' && /^\d{1,3}(\.\d+)?%$/.test(value) ? Number.parseFloat(value) : Number.NaN
  return share <= 100 ? [] : invalid(property)
}
