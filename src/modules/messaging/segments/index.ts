import { type RawBuilder, type SqlBool, sql } from '#platform/db/index.ts'
import { z } from 'zod'

const definition = z.union([z.object({ towns: z.array(z.string()).min(1) }), z.object({ everybody: z.literal(true) })])

export type SegmentDefinition = z.infer<typeof definition>

export const parseSegment = (json: unknown): SegmentDefinition => definition.parse(json)

/** Who is meant, as a predicate over alias `r` of `people_api.residents`. */
export const audienceSql = (segment: SegmentDefinition): RawBuilder<SqlBool> =>
  'towns' in segment ? sql<SqlBool>`r.town = any(${segment.towns}::text[])` : sql<SqlBool>`true`
