import { isObject } from '../../world/is-object.ts'
import type { Problem } from './problem.ts'

/** Inside Flex LINE speaks of `/footer/contents/0`, elsewhere of `messages[0].quickReply`; its words differ too. */
export type Manner = 'dotted' | 'pointer'

type Options = { style: Manner; label: 'required' | 'optional'; labelLimit?: number; isQuickReply?: boolean }

const limits = { label: 20, data: 300, uri: 1_000, message: 300, clipboard: 1_000, imageUrl: 2_000 }
const everywhere = ['postback', 'message', 'uri', 'datetimepicker', 'clipboard', 'richmenuswitch']
const quickReplyOnly = ['camera', 'cameraRoll', 'location']
const schemes = /^(https?|line|tel):/

/** What LINE refuses in an action. Source: API reference, "Action objects". */
export const actionProblems = (action: unknown, path: string, options: Options): Problem[] => {
  const { style, label, labelLimit = limits.label, isQuickReply = false } = options
  const at = (name: string) => (style === 'pointer' ? `${path}/${name}` : `${path}.${name}`)
  const words = (name: string, limit: number, isNeeded = true) =>
    wordProblems(isObject(action) ? action[name] : undefined, at(name), { limit, isNeeded, style })
  if (!isObject(action)) return [{ message: missing(style), property: path }]
  const types = isQuickReply ? [...everywhere, ...quickReplyOnly] : everywhere
  if (typeof action.type !== 'string' || !types.includes(action.type))
    return [
      {
        message:
          style === 'pointer' ? 'invalid property' : `Must be one of the following values: [${types.join(', ')}]`,
        property: at('type'),
      },
    ]
  const labels = words('label', labelLimit, label === 'required')
  switch (action.type) {
    case 'postback':
      return [
        ...labels,
        ...words('data', limits.data),
        ...words('displayText', limits.message, false),
        ...words('fillInText', limits.message, false),
      ]
    case 'message':
      return [...labels, ...words('text', limits.message)]
    case 'uri':
      return [...labels, ...uriProblems(action.uri, at('uri'), style)]
    case 'datetimepicker':
      return [
        ...labels,
        ...words('data', limits.data),
        ...(['date', 'time', 'datetime'].includes(String(action.mode))
          ? []
          : [{ message: missing(style), property: at('mode') }]),
      ]
    case 'clipboard':
      return [...labels, ...words('clipboardText', limits.clipboard)]
    case 'richmenuswitch':
      return [...labels, ...words('richMenuAliasId', 32), ...words('data', limits.data)]
    default:
      return labels
  }
}

const uriProblems = (uri: unknown, property: string, style: Manner): Problem[] => {
  const problems = wordProblems(uri, property, { limit: limits.uri, isNeeded: true, style })
  if (problems.length > 0 || schemes.test(String(uri))) return problems
  return [{ message: 'invalid uri scheme', property }]
}

/** An address of a picture or film: https, 2,000 units at most. */
export const mediaUrlProblems = (url: unknown, property: string, style: Manner): Problem[] => {
  const problems = wordProblems(url, property, { limit: limits.imageUrl, isNeeded: true, style })
  if (problems.length > 0 || String(url).startsWith('https:')) return problems
  return [{ message: 'invalid uri scheme', property }]
}

const missing = (style: Manner) => (style === 'pointer' ? 'must be specified' : 'May not be empty')

const wordProblems = (
  words: unknown,
  property: string,
  { limit, isNeeded, style }: { limit: number; isNeeded: boolean; style: Manner },
): Problem[] => {
  if (words === undefined && !isNeeded) return []
  if (typeof words !== 'string' || (isNeeded && words === '')) return [{ message: missing(style), property }]
  if (words.length <= limit) return []
  const message = style === 'pointer' ? `the length must be ${limit} or less` : `Length must be between 0 and ${limit}`
  return [{ message, property }]
}
