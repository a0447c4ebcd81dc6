import { isObject } from '../../world/is-object.ts'
import { actionProblems, mediaUrlProblems } from './actions.ts'
import { flexProblems } from './flex/containers.ts'
import { lengthProblems, optionalLengthProblems } from './lengths.ts'
import type { Problem } from './problem.ts'
import { templateProblems, unequalColumns } from './template.ts'

/** A message as LINE's server takes it: parsed JSON that passed the checks below. */
export type LineMessage = { type: string } & Record<string, unknown>

const limits = { messages: 5, text: 5_000, altText: 1_500, quickReplyItems: 13, senderName: 20, place: 100 }
const types = ['text', 'textV2', 'sticker', 'image', 'video', 'audio', 'location', 'imagemap', 'template', 'flex']

/** The checks of LINE's server on `messages`, those that its OpenAPI file leaves out too. `undefined`: all good. */
export const checkMessages = (messages: unknown): { message: string; details?: Problem[] } | undefined => {
  if (!Array.isArray(messages) || messages.length === 0)
    return oneDetail({ message: 'May not be empty', property: 'messages' })
  if (messages.length > limits.messages)
    return oneDetail({ message: `Size must be between 1 and ${limits.messages}`, property: 'messages' })
  const problems = messages.flatMap((message, index) => problemsOf(message, `messages[${index}]`))
  if (problems.length > 0) return { message: `The request body has ${problems.length} error(s)`, details: problems }
  for (const [index, message] of messages.entries()) {
    const inside = insideOf(message)
    if (inside.length > 0)
      return { message: `A message (messages[${index}]) in the request body is invalid`, details: inside }
  }
  return undefined
}

const insideOf = (message: Record<string, unknown>): Problem[] => {
  if (message.type === 'flex') return flexProblems(message.contents)
  return message.type === 'template' ? unequalColumns(message.template) : []
}

/** `customAggregationUnits`: one name at most, of letters, digits and `_`. */
export const unitProblems = (units: unknown): Problem[] => {
  const property = 'customAggregationUnits'
  if (units === undefined) return []
  if (!Array.isArray(units) || units.length > 1) return [{ message: 'Size must be between 0 and 1', property }]
  return units.every((unit) => typeof unit === 'string' && /^[a-zA-Z0-9_]{1,30}$/.test(unit))
    ? []
    : [{ message: 'must match "^[a-zA-Z0-9_]{1,30}$"', property: `${property}[0]` }]
}

const problemsOf = (message: unknown, path: string): Problem[] => {
  if (!isObject(message)) return [{ message: 'Must be an object', property: path }]
  if (typeof message.type !== 'string' || !types.includes(message.type))
    return [{ message: `Must be one of the following values: [${types.join(', ')}]`, property: `${path}.type` }]
  return [
    ...contentProblems(message, path),
    ...quickReplyProblems(message.quickReply, `${path}.quickReply`),
    ...senderProblems(message.sender, `${path}.sender`),
  ]
}

const contentProblems = (message: Record<string, unknown>, path: string): Problem[] => {
  const url = (name: string) => mediaUrlProblems(message[name], `${path}.${name}`, 'dotted')
  const altText = () => lengthProblems(message.altText, `${path}.altText`, limits.altText)
  switch (message.type) {
    case 'text':
    case 'textV2':
      return lengthProblems(message.text, `${path}.text`, limits.text)
    case 'sticker':
      return ['packageId', 'stickerId'].flatMap((name) => lengthProblems(message[name], `${path}.${name}`, 20))
    case 'image':
    case 'video':
      return [...url('originalContentUrl'), ...url('previewImageUrl')]
    case 'audio':
      return [...url('originalContentUrl'), ...numberProblems(message.duration, `${path}.duration`)]
    case 'location':
      return [
        ...lengthProblems(message.title, `${path}.title`, limits.place),
        ...lengthProblems(message.address, `${path}.address`, limits.place),
        ...numberProblems(message.latitude, `${path}.latitude`),
        ...numberProblems(message.longitude, `${path}.longitude`),
      ]
    case 'imagemap':
      return [...url('baseUrl'), ...altText()]
    case 'template':
      return [...altText(), ...templateProblems(message.template, `${path}.template`)]
    default:
      return [
        ...altText(),
        ...(isObject(message.contents) ? [] : [{ message: 'May not be empty', property: `${path}.contents` }]),
      ]
  }
}

const numberProblems = (value: unknown, property: string): Problem[] =>
  typeof value === 'number' ? [] : [{ message: 'May not be null', property }]

const quickReplyProblems = (quickReply: unknown, path: string): Problem[] => {
  if (quickReply === undefined) return []
  const items = isObject(quickReply) ? quickReply.items : undefined
  if (!Array.isArray(items) || items.length < 1 || items.length > limits.quickReplyItems)
    return [{ message: `Size must be between 1 and ${limits.quickReplyItems}`, property: `${path}.items` }]
  return items.flatMap((item, index) => {
    const at = `${path}.items[${index}]`
    if (!isObject(item)) return [{ message: 'Must be an object', property: at }]
    return [
      ...(item.imageUrl === undefined ? [] : mediaUrlProblems(item.imageUrl, `${at}.imageUrl`, 'dotted')),
      ...actionProblems(item.action, `${at}.action`, { style: 'dotted', label: 'required', isQuickReply: true }),
    ]
  })
}

const senderProblems = (sender: unknown, path: string): Problem[] => {
  if (sender === undefined) return []
  if (!isObject(sender)) return [{ message: 'Must be an object', property: path }]
  return [
    ...optionalLengthProblems(sender.name, `${path}.name`, limits.senderName),
    ...(sender.iconUrl === undefined ? [] : mediaUrlProblems(sender.iconUrl, `${path}.iconUrl`, 'dotted')),
  ]
}

const oneDetail = (problem: Problem) => ({ message: 'The request body has 1 error(s)', details: [problem] })
