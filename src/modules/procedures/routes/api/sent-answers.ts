import { z } from 'zod'

const plainAnswer = z.union([z.string().max(4000), z.number(), z.array(z.string().max(200)).max(50)])
const row = z.object({ id: z.uuid().optional() }).catchall(plainAnswer.optional())

/** Answers by field; of a group its rows. */
export const answers = z.record(z.string(), z.union([plainAnswer, z.array(row).max(50)]))

type Body = z.output<typeof answers>
export type SentRows = readonly z.output<typeof row>[]

const isRow = (value: unknown): value is z.output<typeof row> => typeof value === 'object' && value !== null

export const rowsIn = (value: Body[string] | undefined): SentRows => (Array.isArray(value) ? value.filter(isRow) : [])

/** Rows of a group are no answers to plain questions. */
export const plainOf = (body: Body): Record<string, unknown> =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => rowsIn(value).length === 0))
