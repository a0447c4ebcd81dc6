import { isObject } from '../../../world/is-object.ts'

type Node = Record<string, unknown>

const gaps = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl']
const pixelsOfGaps = [0, 2, 4, 8, 12, 16, 20]
const letters = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl']
const pixelsOfLetters = [11, 13, 14, 16, 19, 22, 29, 35, 48, 74]
const colour = /^#([0-9a-f]{6})(?:[0-9a-f]{2})?$/i

/** Classes of `phone.css` for what a component says of its look; pixels become the nearest keyword. */
export const classesOf = (node: Node): string => {
  const tint = (name: string, prefix: string) => {
    const [, hex] = colour.exec(String(node[name])) ?? []
    return hex && `${prefix}-${hex.toLowerCase()}`
  }
  const isButton = node.type === 'button'
  return [
    node.margin !== undefined && `fx-margin-${nearest(node.margin, gaps, pixelsOfGaps)}`,
    node.paddingAll !== undefined && `fx-pad-${nearest(node.paddingAll, gaps, pixelsOfGaps)}`,
    node.cornerRadius !== undefined && node.cornerRadius !== 'none' && 'fx-round',
    node.borderWidth !== undefined && node.borderWidth !== 'none' && 'fx-edge',
    (node.type === 'text' || node.type === 'span') &&
      node.size !== undefined &&
      `fx-size-${nearest(node.size, letters, pixelsOfLetters)}`,
    node.weight === 'bold' && 'fx-bold',
    node.style === 'italic' && 'fx-italic',
    node.decoration === 'underline' && 'fx-underline',
    node.decoration === 'line-through' && 'fx-struck',
    node.type === 'text' && node.wrap !== true && 'fx-cut',
    (node.align === 'center' || node.align === 'end') && `fx-${node.align}`,
    (node.gravity === 'center' || node.gravity === 'bottom') && `fx-${node.gravity === 'center' ? 'middle' : 'low'}`,
    node.alignItems === 'center' && 'fx-middle-all',
    node.justifyContent === 'center' && 'fx-center-all',
    tint('color', isButton && node.style !== undefined && node.style !== 'link' ? 'bb' : isButton ? 'bc' : 'c'),
    tint('backgroundColor', 'b'),
    isObject(node.background) && gradientOf(node.background),
    node.separator === true && 'fx-line',
  ]
    .filter(Boolean)
    .join(' ')
}

export const gapOf = (spacing: unknown): string =>
  spacing === undefined ? '' : `fx-gap-${nearest(spacing, gaps, pixelsOfGaps)}`

/** The address of the style sheet with this message's colours; nothing when it has none. */
export const coloursHref = (contents: unknown): string | undefined => {
  const found = new Set<string>()
  collect(contents, found)
  return found.size === 0 ? undefined : `/line/colours.css?of=${[...found].toSorted().join(',')}`
}

/** Rules for classes such as `c-0a5c36` and `g-90-ffffff-0a5c36`; anything else is left out. */
export const colourRules = (names: readonly string[]): string =>
  names
    .flatMap((name) => {
      const [, kind = '', hex] = /^(c|b|bb|bc)-([0-9a-f]{6})$/.exec(name) ?? []
      if (hex) return [`.phone .${name}${properties[kind]?.(`#${hex}`)}`]
      const [, angle, start, end] = /^g-(\d{1,3})-([0-9a-f]{6})-([0-9a-f]{6})$/.exec(name) ?? []
      return angle ? [`.phone .${name}{background:linear-gradient(${angle}deg,#${start},#${end})}`] : []
    })
    .join('\n')

const properties: Record<string, (hex: string) => string> = {
  c: (hex) => `{color:${hex}}`,
  b: (hex) => `{background:${hex}}`,
  bb: (hex) => ` .fx-button{background:${hex};border-color:${hex}}`,
  bc: (hex) => ` .fx-button{color:${hex}}`,
}

const gradientOf = ({ angle, startColor, endColor }: Node): string | false => {
  const [, start] = colour.exec(String(startColor)) ?? []
  const [, end] = colour.exec(String(endColor)) ?? []
  const degrees = Math.round(Number.parseFloat(String(angle)))
  return start && end && !Number.isNaN(degrees) ? `g-${degrees}-${start}-${end}`.toLowerCase() : false
}

const collect = (node: unknown, found: Set<string>): void => {
  if (Array.isArray(node)) for (const each of node) collect(each, found)
  if (!isObject(node)) return
  for (const name of classesOf(node).split(' ')) if (/^(c|b|bb|bc|g)-/.test(name)) found.add(name)
  for (const value of Object.values(node)) collect(value, found)
}

const nearest = (value: unknown, words: readonly string[], pixels: readonly number[]): string => {
  const text = String(value)
  if (words.includes(text)) return text
  const size = Number.parseFloat(text)
  const distances = pixels.map((each) => Math.abs(each - size))
  return words[distances.indexOf(Math.min(...distances))] ?? 'md'
}
