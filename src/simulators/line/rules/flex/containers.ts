import { isObject } from '../../../world/is-object.ts'
import { actionProblems } from '../actions.ts'
import type { Problem } from '../problem.ts'
import { componentProblems } from './components.ts'
import { colourProblems, oneOf, unknownFields } from './values.ts'

const sizes = ['nano', 'micro', 'deca', 'hecto', 'kilo', 'mega', 'giga']
const blocks = ['header', 'hero', 'body', 'footer']
const heroes = ['box', 'image', 'video']
const bytes = { bubble: 30 * 1024, carousel: 50 * 1024 }
const mostBubbles = 12

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
  if (bubbles.length > mostBubbles)
    return [{ message: `The number of bubbles must be ${mostBubbles} or fewer`, property: '/contents' }]
  const different = bubbles.findIndex((bubble) => sizeOf(bubble) !== sizeOf(bubbles[0]))
  return [
    ...unknownFields(carousel, ['contents'], ''),
    ...tooLarge(carousel, bytes.carousel, '/'),
    ...(different > 0 ? [{ message: 'bubbles must have the same size', property: `/contents/${different}/size` }] : []),
    ...bubbles.flatMap((bubble, index) => [
      ...bubbleProblems(bubble, `/contents/${index}`),
      ...filmProblems(bubble, `/contents/${index}`),
    ]),
  ]
}

const bubbleProblems = (bubble: unknown, path: string): Problem[] => {
  if (!isObject(bubble) || bubble.type !== 'bubble') return [{ message: 'invalid property', property: `${path}/type` }]
  const given = blocks.filter((block) => bubble[block] !== undefined)
  if (given.length === 0) return [{ message: 'must be specified', property: `${path}/body` }]
  return [
    ...unknownFields(bubble, ['size', 'direction', 'styles', 'action', ...blocks], path),
    ...tooLarge(bubble, bytes.bubble, path || '/'),
    ...oneOf(bubble.size, sizes, `${path}/size`),
    ...oneOf(bubble.direction, ['ltr', 'rtl'], `${path}/direction`),
    ...(bubble.action === undefined
      ? []
      : actionProblems(bubble.action, `${path}/action`, { style: 'pointer', label: 'optional' })),
    ...styleProblems(bubble.styles, `${path}/styles`),
    ...given.flatMap((block) =>
      componentProblems(bubble[block], block === 'hero' ? heroes : ['box'], `${path}/${block}`),
    ),
  ]
}

const styleProblems = (styles: unknown, path: string): Problem[] => {
  if (styles === undefined) return []
  if (!isObject(styles)) return [{ message: 'invalid property', property: path }]
  return [
    // The one message of LINE about an unknown field that is on record is of this place: line-bot-sdk-python #111.
    ...unknownFields(styles, blocks, path, []),
    ...blocks.flatMap((block) => {
      const style = styles[block]
      if (style === undefined) return []
      if (!isObject(style)) return [{ message: 'invalid property', property: `${path}/${block}` }]
      return [
        ...unknownFields(style, ['backgroundColor', 'separator', 'separatorColor'], `${path}/${block}`, []),
        ...colourProblems(style.backgroundColor, `${path}/${block}/backgroundColor`),
        ...colourProblems(style.separatorColor, `${path}/${block}/separatorColor`),
      ]
    }),
  ]
}

// A film stands alone: never beside other bubbles.
const filmProblems = (bubble: unknown, path: string): Problem[] =>
  isObject(bubble) && isObject(bubble.hero) && bubble.hero.type === 'video'
    ? [{ message: 'invalid property', property: `${path}/hero` }]
    : []

const tooLarge = (value: unknown, limit: number, property: string): Problem[] =>
  Buffer.byteLength(JSON.stringify(value)) > limit
    ? [{ message: `the size must be ${limit} bytes or less`, property }]
    : []

const sizeOf = (bubble: unknown): string => (isObject(bubble) && typeof bubble.size === 'string' ? bubble.size : 'mega')
