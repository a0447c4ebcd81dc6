import type { House } from '#platform/module/index.ts'

export type Operation = {
  summary?: string
  description?: string
  security?: readonly unknown[]
  tags?: readonly string[]
}
export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  security: unknown[]
  paths: Record<string, Record<string, Operation>>
  components: Record<string, unknown>
}

/** The OpenAPI 3.1 description of everything below `/api/v1`, put together from what the modules declare. */
export function openApiOf(house: House): OpenApi {
  const parts = house.modules.map((module) => module.openApi?.(house)).filter((part) => part !== undefined)
  return {
    openapi: '3.1.0',
    info: {
      title: `${house.profile.name} 窓口API`,
      version: '1',
      description:
        'The same actions as the pages. Errors are RFC 9457 problem+json; repeat a POST safely with Idempotency-Key.',
    },
    servers: [{ url: `${house.config.publicUrl}/api/v1` }],
    security: [{ token: [] }],
    // Declared by modules as OpenAPI path items.
    paths: Object.assign({}, ...parts.map((part) => part.paths)) as OpenApi['paths'],
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: '`madoguchi token --as NAME` makes one.' },
      },
      schemas: Object.assign({ Problem: problemSchema }, ...parts.map((part) => part.schemas ?? {})),
    },
  }
}

const problemSchema = {
  type: 'object',
  required: ['type', 'title', 'status'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    requestId: { type: 'string', format: 'uuid' },
    errors: {
      type: 'array',
      items: { type: 'object', properties: { field: { type: 'string' }, message: { type: 'string' } } },
    },
  },
}
