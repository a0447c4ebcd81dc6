import { isObject } from '../../world/is-object.ts'
import { actionProblems, mediaUrlProblems } from './actions.ts'
import { lengthProblems, optionalLengthProblems } from './lengths.ts'
import type { Problem } from './problem.ts'

const kinds = ['buttons', 'confirm', 'carousel', 'image_carousel']
const mostColumns = 10
const titleLimit = 40
const imageLabelLimit = 12

/** What LINE refuses in a template message. Source: API reference, "Template messages". */
export const templateProblems = (template: unknown, path: string): Problem[] => {
  if (!isObject(template)) return [{ message: 'May not be empty', property: path }]
  switch (template.type) {
    case 'buttons':
      return [
        ...wordsProblems(template, path, { plain: 160, besidePicture: 60 }),
        ...actionsProblems(template.actions, `${path}.actions`, { least: 1, most: 4 }),
      ]
    case 'confirm':
      return [
        ...lengthProblems(template.text, `${path}.text`, 240),
        ...actionsProblems(template.actions, `${path}.actions`, { least: 2, most: 2 }),
      ]
    case 'carousel':
      return columnsProblems(template.columns, `${path}.columns`, carouselColumnProblems)
    case 'image_carousel':
      return columnsProblems(template.columns, `${path}.columns`, imageColumnProblems)
    default:
      return [{ message: `Must be one of the following values: [${kinds.join(', ')}]`, property: `${path}.type` }]
  }
}

type ColumnProblems = (column: Record<string, unknown>, path: string) => Problem[]

const columnsProblems = (columns: unknown, path: string, problemsOf: ColumnProblems): Problem[] => {
  if (!Array.isArray(columns) || columns.length < 1 || columns.length > mostColumns)
    return [{ message: `Size must be between 1 and ${mostColumns}`, property: path }]
  return columns.flatMap((column, index) =>
    isObject(column)
      ? problemsOf(column, `${path}[${index}]`)
      : [{ message: 'Must be an object', property: `${path}[${index}]` }],
  )
}

/** Every column of a carousel has as many actions as the first (line-bot-sdk-python #38). */
export const unequalColumns = (template: unknown): Problem[] => {
  const columns = isObject(template) && template.type === 'carousel' ? template.columns : []
  if (!Array.isArray(columns)) return []
  const unequal = columns.findIndex((column) => actionsOf(column) !== actionsOf(columns[0]))
  return unequal > 0
    ? [{ message: 'the number of actions must be the same', property: `/columns/${unequal}/actions` }]
    : []
}

const actionsOf = (column: unknown): number =>
  isObject(column) && Array.isArray(column.actions) ? column.actions.length : 0

const carouselColumnProblems: ColumnProblems = (column, path) => [
  ...wordsProblems(column, path, { plain: 120, besidePicture: 60 }),
  ...actionsProblems(column.actions, `${path}.actions`, { least: 1, most: 3 }),
]

const imageColumnProblems: ColumnProblems = (column, path) => [
  ...mediaUrlProblems(column.imageUrl, `${path}.imageUrl`, 'dotted'),
  ...actionProblems(column.action, `${path}.action`, {
    style: 'dotted',
    label: 'optional',
    labelLimit: imageLabelLimit,
  }),
]

const wordsProblems = (
  { title, text, thumbnailImageUrl }: Record<string, unknown>,
  path: string,
  limit: { plain: number; besidePicture: number },
): Problem[] => [
  ...(thumbnailImageUrl === undefined
    ? []
    : mediaUrlProblems(thumbnailImageUrl, `${path}.thumbnailImageUrl`, 'dotted')),
  ...optionalLengthProblems(title, `${path}.title`, titleLimit),
  ...lengthProblems(
    text,
    `${path}.text`,
    title === undefined && thumbnailImageUrl === undefined ? limit.plain : limit.besidePicture,
  ),
]

const actionsProblems = (
  actions: unknown,
  path: string,
  { least, most }: { least: number; most: number },
): Problem[] =>
  Array.isArray(actions) && actions.length >= least && actions.length <= most
    ? actions.flatMap((action, index) =>
        actionProblems(action, `${path}[${index}]`, { style: 'dotted', label: 'required' }),
      )
    : [{ message: `Size must be between ${least} and ${most}`, property: path }]
