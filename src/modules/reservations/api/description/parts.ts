export const json = (schema: object) => ({ content: { 'application/json': { schema } } })
export const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` })
export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schema('Problem') } },
})

export const text = { type: 'string' }
export const whole = { type: 'integer' }
export const yes = { type: 'boolean' }
export const yen = { type: 'integer', description: '円' }
export const day = { type: 'string', format: 'date' }
export const hour = { type: 'string', pattern: '^\\d\\d:\\d\\d$', description: '日本時間の時刻' }
export const moment = { type: 'string', format: 'date-time' }
export const uuid = { type: 'string', format: 'uuid' }
export const texts = { type: 'array', items: text }
export const listOf = (items: object) => ({ type: 'array', items })
export const orNull = (one: { type: string }) => ({ ...one, type: [one.type, 'null'] })
/** An object whose properties are all there, save those named in `optional`. */
export const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})

export const inPath = (name: string, schemaOf: object) => ({ name, in: 'path', required: true, schema: schemaOf })
export const inQuery = (name: string, description: string, schemaOf: object = text) => ({
  name,
  in: 'query',
  description,
  schema: schemaOf,
})
export const next = orNull(text)
export const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: '同じ呼び出しを安全に繰り返すための、自分で決めた値',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
}
