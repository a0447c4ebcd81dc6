import { isObject } from '../../world/is-object.ts'
import { actionProblems, mediaUrlProblems } from './actions.ts'
import type { Problem } from './problem.ts'

const sizes = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']
const children: Record<string, string[]> = {
  horizontal: ['box', 'button', 'image', 'text', 'separator', 'filler'],
  vertical: ['box', 'button', 'image', 'text', 'separator', 'filler'],
  baseline: ['icon', 'text', 'filler'],
}
const heroes = ['box', 'image', 'video']
const bytes = { bubble: 30 * 1024, carousel: 50 * 1024 }

/** What LINE's server refuses in a Flex message; paths are JSON pointers from the Flex contents. */
export const flexProblems = (contents: unknown): Problem[] => {
  if (!isObject(contents)) return [{ message: 'must be specified', property: '/' }]
  if (contents.type === 'bubble') return bubbleProblems(contents, '')
  if (contents.type === 'carousel') return carouselProblems(contents)
  return [{ message: 'invalid property', property: '/type' }]
}

const carouselProblems = (carousel: Record<string, unknown>): Problem[] => {
  const bubbles = carousel.contents
  if (!Array.isArray(bubbles) || bubbles.length === 0) return [{ message: 'must be specified', property: '/contents' }]
  if (bubbles.length > 12) return [{ message: 'The number of bubbles must be 12 or fewer', property: '/contents' }]
  const different = bubbles.findIndex((bubble) => sizeOf(bubble) !== sizeOf(bubbles[0]))
  return [
    ...tooLarge(carousel, bytes.carousel, '/'),
    ...(different > 0 ? [{ message: 'bubbles must have the same size', property: `/contents/${different}/size` }] : []),
    ...bubbles.flatMap((bubble, index) => bubbleProblems(bubble, `/contents/${index}`)),
  ]
}

const bubbleProblems = (bubble: unknown, path: string): Problem[] => {
  if (!isObject(bubble) || bubble.type !== 'bubble') return [{ message: 'invalid property', property: `${path}/type` }]
  const blocks = ['header', 'body', 'footer'].filter((block) => bubble[block] !== undefined)
  if (blocks.length === 0 && bubble.hero === undefined)
    return [{ message: 'must be specified', property: `${path}/body` }]
  return [
    ...tooLarge(bubble, bytes.bubble, path || '/'),
    ...(sizes.includes(sizeOf(bubble)) ? [] : [{ message: 'invalid property', property: `${path}/size` }]),
    ...(bubble.hero === undefined ? [] : componentProblems(bubble.hero, heroes, `${path}/hero`)),
    ...blocks.flatMap((block) => componentProblems(bubble[block], ['box'], `${path}/${block}`)),
  ]
}

const componentProblems = (component: unknown, allowed: string[], path: string): Problem[] => {
  if (!isObject(component) || !allowed.includes(String(component.type)))
    return [{ message: 'invalid property', property: path }]
  switch (component.type) {
    case 'box':
      return boxProblems(component, path)
    case 'text':
      return textProblems(component, path)
    case 'button':
      return [
        ...actionProblems(component.action, `${path}/action`, { style: 'pointer', label: 'required' }),
        ...colourProblems(component.color, `${path}/color`),
      ]
    case 'image':
    case 'video':
    case 'icon':
      return mediaUrlProblems(component.url, `${path}/url`, 'pointer')
    default:
      return []
  }
}

const boxProblems = (box: Record<string, unknown>, path: string): Problem[] => {
  const allowed = children[String(box.layout)]
  if (!allowed) return [{ message: 'must be specified', property: `${path}/layout` }]
  if (!Array.isArray(box.contents)) return [{ message: 'must be specified', property: `${path}/contents` }]
  return [
    ...colourProblems(box.backgroundColor, `${path}/backgroundColor`),
    ...box.contents.flatMap((child, index) => componentProblems(child, allowed, `${path}/contents/${index}`)),
  ]
}

const textProblems = (text: Record<string, unknown>, path: string): Problem[] => {
  const hasWords = typeof text.text === 'string' && text.text !== ''
  const hasSpans = Array.isArray(text.contents) && text.contents.length > 0
  return [
    ...(hasWords || hasSpans ? [] : [{ message: 'must be non-empty text', property: `${path}/text` }]),
    ...colourProblems(text.color, `${path}/color`),
  ]
}

const colourProblems = (colour: unknown, property: string): Problem[] =>
  colour === undefined || (typeof colour === 'string' && /^#([0-9a-f]{6}|[0-9a-f]{8})$/i.test(colour))
    ? []
    : [{ message: 'invalid property', property }]

const tooLarge = (value: unknown, limit: number, property: string): Problem[] =>
  Buffer.byteLength(JSON.stringify(value)) > limit
    ? [{ message: `the size must be ${limit} bytes or less`, property }]
    : []

const sizeOf = (bubble: unknown): string => (isObject(bubble) && typeof bubble.size === 'string' ? bubble.size : 'mega')
