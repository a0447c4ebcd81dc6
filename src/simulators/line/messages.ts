import { isObject } from '../world/is-object.ts'
import { flexProblems, type Problem } from './flex.ts'

/** A message as LINE's server takes it: parsed JSON that passed the checks below. */
export type LineMessage = { type: string } & Record<string, unknown>

// Lengths are UTF-16 units, as LINE counts: 𠮷 is two.
const limits = { messages: 5, text: 5_000, altText: 1_500, quickReplyItems: 13, uri: 1_000, senderName: 20 }
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
    const inside = message.type === 'flex' ? flexProblems(message.contents) : []
    if (inside.length > 0)
      return { message: `A message (messages[${index}]) in the request body is invalid`, details: inside }
  }
  return undefined
}

const problemsOf = (message: unknown, path: string): Problem[] => {
  if (!isObject(message)) return [{ message: 'Must be an object', property: path }]
  if (typeof message.type !== 'string' || !types.includes(message.type))
    return [{ message: `Must be one of the following values: [${types.join(', ')}]`, property: `${path}.type` }]
  return [
    ...(message.type === 'text' ? textProblems(message.text, `${path}.text`, limits.text) : []),
    ...(message.type === 'flex' || message.type === 'template'
      ? textProblems(message.altText, `${path}.altText`, limits.altText)
      : []),
    ...(message.type === 'flex' && !isObject(message.contents)
      ? [{ message: 'May not be empty', property: `${path}.contents` }]
      : []),
    ...quickReplyProblems(message.quickReply, path),
    ...senderProblems(message.sender, path),
  ]
}

const textProblems = (text: unknown, property: string, limit: number): Problem[] => {
  if (typeof text !== 'string' || text.trim() === '') return [{ message: 'May not be empty', property }]
  return text.length > limit ? [{ message: `Length must be between 0 and ${limit}`, property }] : []
}

const quickReplyProblems = (quickReply: unknown, path: string): Problem[] => {
  if (quickReply === undefined) return []
  const items = isObject(quickReply) ? quickReply.items : undefined
  if (Array.isArray(items) && items.length >= 1 && items.length <= limits.quickReplyItems) return []
  return [{ message: `Size must be between 1 and ${limits.quickReplyItems}`, property: `${path}.quickReply.items` }]
}

const senderProblems = (sender: unknown, path: string): Problem[] =>
  isObject(sender) && typeof sender.name === 'string' && sender.name.length > limits.senderName
    ? [{ message: `Length must be between 0 and ${limits.senderName}`, property: `${path}.sender.name` }]
    : []

const oneDetail = (problem: Problem) => ({ message: 'The request body has 1 error(s)', details: [problem] })
