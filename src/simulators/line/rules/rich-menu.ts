import { isObject } from '../../world/is-object.ts'
import { actionProblems } from './actions.ts'
import type { Problem } from './problem.ts'
import { lengthProblems } from './lengths.ts'

const mostAreas = 20

/** What LINE refuses in a rich menu. Source: API reference, "Rich menu object". */
export const richMenuProblems = (menu: Record<string, unknown>): Problem[] => [
  ...sizeProblems(menu.size),
  ...(typeof menu.selected === 'boolean' ? [] : [{ message: 'May not be null', property: 'selected' }]),
  ...lengthProblems(menu.name, 'name', 300),
  ...lengthProblems(menu.chatBarText, 'chatBarText', 14),
  ...areasProblems(menu.areas, menu.size),
]

const sizeProblems = (size: unknown): Problem[] => {
  if (!isObject(size) || typeof size.width !== 'number' || typeof size.height !== 'number')
    return [{ message: 'May not be null', property: 'size' }]
  const { width, height } = size
  return [
    ...(width >= 800 && width <= 2_500 ? [] : [{ message: 'must be between 800 and 2500', property: 'size.width' }]),
    ...(height >= 250 && width / height >= 1.45
      ? []
      : [{ message: 'must be at least 250, with an aspect ratio of at least 1.45', property: 'size.height' }]),
  ]
}

const areasProblems = (areas: unknown, size: unknown): Problem[] => {
  if (!Array.isArray(areas) || areas.length > mostAreas)
    return [{ message: `Size must be between 0 and ${mostAreas}`, property: 'areas' }]
  return areas.flatMap((area, index) => {
    const path = `areas[${index}]`
    if (!isObject(area)) return [{ message: 'May not be null', property: path }]
    return [
      ...(isInside(area.bounds, size) ? [] : [{ message: 'invalid bounds', property: `${path}.bounds` }]),
      ...actionProblems(area.action, `${path}.action`, { style: 'dotted', label: 'optional' }),
    ]
  })
}

const isInside = (bounds: unknown, size: unknown): boolean => {
  if (!isObject(bounds) || !isObject(size)) return false
  const [x, y, width, height] = [bounds.x, bounds.y, bounds.width, bounds.height].map(Number)
  const whole = [x, y, width, height].every((value) => Number.isInteger(value) && Number(value) >= 0)
  if (!whole || !width || !height) return false
  return Number(x) + width <= Number(size.width) && Number(y) + height <= Number(size.height)
}
