import { isObject } from '../../../world/is-object.ts'
import { actionProblems, mediaUrlProblems } from '../actions.ts'
import type { Problem } from '../problem.ts'
import {
  colourProblems,
  gradientProblems,
  measureProblems,
  oneOf,
  ratioProblems,
  shareProblems,
  truthProblems,
  unknownFields,
  wholeProblems,
} from './values.ts'

type Fields = Record<string, unknown>
type Check = (component: Fields, path: string) => Problem[]

const children: Record<string, string[]> = {
  horizontal: ['box', 'button', 'image', 'text', 'separator', 'filler'],
  vertical: ['box', 'button', 'image', 'text', 'separator', 'filler'],
  baseline: ['icon', 'text', 'filler'],
}
const gaps = ['none', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl']
const letters = ['xxs', 'xs', 'sm', 'md', 'lg', 'xl', 'xxl', '3xl', '4xl', '5xl']
const sides = ['start', 'end', 'center']
const heights = ['top', 'bottom', 'center']
const placed = ['position', 'offsetTop', 'offsetBottom', 'offsetStart', 'offsetEnd', 'margin']
const lettering = ['size', 'color', 'weight', 'style', 'decoration']

/** What LINE refuses in a component that stands where only `allowed` kinds may. */
export const componentProblems = (component: unknown, allowed: readonly string[], path: string): Problem[] => {
  if (!isObject(component) || !allowed.includes(String(component.type)))
    return [{ message: 'invalid property', property: path }]
  const check = checks[String(component.type)]
  return check ? [...check(component, path), ...placeProblems(component, path)] : []
}

const checkBox: Check = (box, path) => {
  const allowed = children[String(box.layout)]
  if (!allowed) return [{ message: 'must be specified', property: `${path}/layout` }]
  if (!Array.isArray(box.contents)) return [{ message: 'must be specified', property: `${path}/contents` }]
  const paddings = ['paddingAll', 'paddingTop', 'paddingBottom', 'paddingStart', 'paddingEnd']
  const lengths = ['width', 'maxWidth', 'height', 'maxHeight']
  const own = ['layout', 'contents', 'flex', 'spacing', 'action', 'justifyContent', 'alignItems', 'background']
  const frame = ['backgroundColor', 'borderColor', 'borderWidth', 'cornerRadius']
  return [
    ...unknownFields(box, [...own, ...frame, ...paddings, ...lengths, ...placed], path),
    ...colourProblems(box.backgroundColor, `${path}/backgroundColor`),
    ...colourProblems(box.borderColor, `${path}/borderColor`),
    ...gradientProblems(box.background, `${path}/background`),
    ...measureProblems(box.spacing, `${path}/spacing`, { words: gaps }),
    ...measureProblems(box.cornerRadius, `${path}/cornerRadius`, { words: gaps }),
    ...measureProblems(box.borderWidth, `${path}/borderWidth`, {
      words: ['none', 'light', 'normal', 'medium', 'semi-bold', 'bold'],
    }),
    ...paddings.flatMap((name) => measureProblems(box[name], `${path}/${name}`, { words: gaps, percent: true })),
    ...lengths.flatMap((name) => measureProblems(box[name], `${path}/${name}`, { percent: true })),
    ...oneOf(box.alignItems, ['center', 'flex-start', 'flex-end'], `${path}/alignItems`),
    ...optionalAction(box, path),
    ...box.contents.flatMap((child, index) => componentProblems(child, allowed, `${path}/contents/${index}`)),
  ]
}

const checkText: Check = (text, path) => {
  const hasWords = typeof text.text === 'string' && text.text !== ''
  const spans = Array.isArray(text.contents) ? text.contents : []
  const own = ['text', 'contents', 'flex', 'align', 'gravity', 'wrap', 'lineSpacing', 'maxLines', 'adjustMode']
  return [
    ...unknownFields(text, [...own, ...lettering, ...placed, 'scaling', 'action'], path),
    ...(hasWords || spans.length > 0 ? [] : [{ message: 'must be non-empty text', property: `${path}/text` }]),
    ...letteringProblems(text, path),
    ...oneOf(text.align, sides, `${path}/align`),
    ...oneOf(text.gravity, heights, `${path}/gravity`),
    ...oneOf(text.adjustMode, ['shrink-to-fit'], `${path}/adjustMode`),
    ...truthProblems(text.wrap, `${path}/wrap`),
    ...wholeProblems(text.maxLines, `${path}/maxLines`),
    ...optionalAction(text, path),
    ...spans.flatMap((span, index) => spanProblems(span, `${path}/contents/${index}`)),
  ]
}

const spanProblems = (span: unknown, path: string): Problem[] => {
  if (!isObject(span) || span.type !== 'span') return [{ message: 'invalid property', property: path }]
  return [...unknownFields(span, ['text', ...lettering], path), ...letteringProblems(span, path)]
}

const letteringProblems: Check = (words, path) => [
  ...measureProblems(words.size, `${path}/size`, { words: letters }),
  ...colourProblems(words.color, `${path}/color`),
  ...oneOf(words.weight, ['regular', 'bold'], `${path}/weight`),
  ...oneOf(words.style, ['normal', 'italic'], `${path}/style`),
  ...oneOf(words.decoration, ['none', 'underline', 'line-through'], `${path}/decoration`),
]

const checkButton: Check = (button, path) => [
  ...unknownFields(
    button,
    ['action', 'flex', 'color', 'style', 'gravity', 'height', 'adjustMode', 'scaling', ...placed],
    path,
  ),
  ...actionProblems(button.action, `${path}/action`, { style: 'pointer', label: 'required' }),
  ...colourProblems(button.color, `${path}/color`),
  ...oneOf(button.style, ['primary', 'secondary', 'link'], `${path}/style`),
  ...oneOf(button.height, ['sm', 'md'], `${path}/height`),
  ...oneOf(button.gravity, heights, `${path}/gravity`),
]

const checkImage: Check = (image, path) => [
  ...unknownFields(
    image,
    [
      ...['url', 'flex', 'align', 'gravity', 'size', 'aspectRatio', 'aspectMode'],
      ...['backgroundColor', 'action', 'animated', ...placed],
    ],
    path,
  ),
  ...mediaUrlProblems(image.url, `${path}/url`, 'pointer'),
  ...measureProblems(image.size, `${path}/size`, { words: [...letters, 'full'], percent: true }),
  ...ratioProblems(image.aspectRatio, `${path}/aspectRatio`),
  ...oneOf(image.aspectMode, ['fit', 'cover'], `${path}/aspectMode`),
  ...oneOf(image.align, sides, `${path}/align`),
  ...colourProblems(image.backgroundColor, `${path}/backgroundColor`),
  ...optionalAction(image, path),
]

const checkIcon: Check = (icon, path) => [
  ...unknownFields(icon, ['url', 'size', 'aspectRatio', 'scaling', ...placed], path),
  ...mediaUrlProblems(icon.url, `${path}/url`, 'pointer'),
  ...measureProblems(icon.size, `${path}/size`, { words: letters }),
  ...ratioProblems(icon.aspectRatio, `${path}/aspectRatio`),
]

const checkVideo: Check = (video, path) => [
  ...unknownFields(video, ['url', 'previewUrl', 'altContent', 'aspectRatio', 'action'], path),
  ...mediaUrlProblems(video.url, `${path}/url`, 'pointer'),
  ...mediaUrlProblems(video.previewUrl, `${path}/previewUrl`, 'pointer'),
  ...componentProblems(video.altContent, ['box', 'image'], `${path}/altContent`),
  ...ratioProblems(video.aspectRatio, `${path}/aspectRatio`),
]

const checks: Record<string, Check> = {
  box: checkBox,
  text: checkText,
  button: checkButton,
  image: checkImage,
  icon: checkIcon,
  video: checkVideo,
  separator: (separator, path) => [
    ...unknownFields(separator, ['margin', 'color'], path),
    ...colourProblems(separator.color, `${path}/color`),
  ],
  filler: (filler, path) => unknownFields(filler, ['flex'], path),
}

const placeProblems: Check = (component, path) => [
  ...oneOf(component.position, ['relative', 'absolute'], `${path}/position`),
  ...measureProblems(component.margin, `${path}/margin`, { words: gaps }),
  ...shareProblems(component.flex, `${path}/flex`),
]

const optionalAction: Check = (component, path) =>
  component.action === undefined
    ? []
    : actionProblems(component.action, `${path}/action`, { style: 'pointer', label: 'optional' })
