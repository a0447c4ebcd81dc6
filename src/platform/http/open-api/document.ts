import type { House } from '#platform/module/index.ts'
import { problemSchema, sharedResponses } from './shared-parts.ts'

export type Operation = {
  operationId?: string
  summary?: string
  description?: string
  security?: readonly Record<string, readonly string[]>[]
  tags?: readonly string[]
  responses?: Record<string, unknown>
}
export type OpenApi = {
  openapi: '3.1.0'
  info: { title: string; version: string; description: string }
  servers: { url: string }[]
  tags: { name: string; description: string }[]
  security: unknown[]
  paths: Record<string, Record<string, Operation>>
  components: {
    securitySchemes: {
      bearer: { type: string; scheme: string; description: string; 'x-scopes': Record<string, string> }
    }
    responses: Record<string, unknown>
    schemas: Record<string, unknown>
  }
}

/** The OpenAPI 3.1 description of everything below `/api/v1`, put together from what the modules declare. */
export function openApiOf(house: House): OpenApi {
  const parts = house.modules.map((module) => module.openApi?.(house)).filter((part) => part !== undefined)
  // Declared by modules as OpenAPI path items.
  const declared = Object.assign({}, ...parts.map((part) => part.paths)) as OpenApi['paths']
  const paths = mapValues(declared, (item) => mapValues(item, withCommonAnswers))
  return {
    openapi: '3.1.0',
    info: { title: `${house.profile.name} 窓口API`, version: '1', description },
    servers: [{ url: `${house.config.publicUrl}/api/v1` }],
    tags: tagsOf(paths),
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          description:
            '`madoguchi token --as NAME --scope a,b` makes one for a person; `*` stands for every scope. Organisations make tokens for their programs on their own page: these begin with `madoc_`, end within a year, have only the scopes chosen for the program, and never act for a person.',
          'x-scopes': scopesOf(house, paths),
        },
      },
      responses: sharedResponses,
      schemas: Object.assign({ Problem: problemSchema }, ...parts.map((part) => part.schemas ?? {})),
    },
  }
}

const description = [
  'The same actions as the pages. A call acts as the person for whom its token was made, within the token’s scopes.',
  'Errors are RFC 9457 problem+json with a stable `code` and a `detail` that says what to do.',
  'Send an `Idempotency-Key` with what changes something: repeating it gives the first answer again, 409 while the first is still running, 422 with another body.',
  'Days are Asia/Tokyo dates, moments are UTC, amounts are whole yen. Lists go on at `next`.',
].join(' ')

const titles: Readonly<Record<string, string>> = {
  procedures: '手続と申請（住民）',
  documents: '書類',
  payments: '支払い',
  people: '本人の登録内容',
  organisations: '団体（団体と課のプログラム）',
  messages: 'お知らせ（課のプログラム）',
  places: '施設と空き（だれでも）',
  reservations: '施設の予約',
  staff: '審査（職員）',
  public: 'だれでも使える確認',
  other: 'そのほか',
}

function tagsOf(paths: OpenApi['paths']) {
  const used = new Set(Object.values(paths).flatMap((item) => Object.values(item).flatMap(({ tags }) => tags ?? [])))
  return [...used].map((name) => ({ name, description: titles[name] ?? name }))
}

// Scopes are permissions; only those that some operation asks for are of use in a token.
function scopesOf(house: House, paths: OpenApi['paths']): Record<string, string> {
  const labels = new Map(
    house.modules.flatMap((module) =>
      Object.entries(module.permissions ?? {}).map(([name, { label }]) => [name, label]),
    ),
  )
  const asked = Object.values(paths).flatMap((item) =>
    Object.values(item).flatMap(({ security = [] }) => security.flatMap((one) => one.bearer ?? [])),
  )
  return Object.fromEntries([...new Set(asked)].sort().map((scope) => [scope, labels.get(scope) ?? scope]))
}

const mapValues = <From, To>(record: Record<string, From>, change: (value: From) => To): Record<string, To> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]))

function withCommonAnswers(operation: Operation): Operation {
  const isOpen = operation.security?.length === 0
  const ref = (name: keyof typeof sharedResponses) => ({ $ref: `#/components/responses/${name}` })
  return {
    ...operation,
    tags: operation.tags ?? ['other'],
    responses: {
      ...operation.responses,
      ...(!isOpen && { 401: ref('Unauthorized'), 403: ref('Forbidden') }),
      429: ref('TooMany'),
    },
  }
}
