export const json = (schema: object) => ({ content: { 'application/json': { schema } } })
export const body = (schema: object) => ({ requestBody: { required: true, ...json(schema) } })
export const schema = (name: string) => ({ $ref: `#/components/schemas/${name}` })

export const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: schema('Problem') } },
})

export const text = { type: 'string' }
export const day = { type: 'string', format: 'date' }
export const moment = { type: 'string', format: 'date-time' }
export const uuid = { type: 'string', format: 'uuid' }
export const whole = { type: 'integer' }
export const yen = { type: 'integer', description: '円' }
export const orNull = (one: { type: string; format?: string; description?: string }) => ({
  ...one,
  type: [one.type, 'null'],
})
export const listOf = (items: object) => ({ type: 'array', items })
/** An object whose properties are all there, save those named in `optional`. */
export const object = (properties: Record<string, object>, optional: readonly string[] = []) => ({
  type: 'object',
  required: Object.keys(properties).filter((name) => !optional.includes(name)),
  properties,
})

export const idParameter = { name: 'id', in: 'path', required: true, schema: uuid }
export const keyParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  description: '同じ呼び出しを安全に繰り返すための、自分で決めた値',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
}
