import { z } from 'zod'
import { sealText, unsealText } from '../seal.ts'

const kept = z.object({ fields: z.array(z.tuple([z.string(), z.string()])), hadFiles: z.boolean() })

/** What a person had typed, field by field. */
export type KeptFields = z.output<typeof kept>

const use = 'kept form'

/** `context` says whose it is and cannot be exchanged. */
export const seal = (secret: string, context: string, fields: KeptFields): Buffer =>
  sealText(secret, use, context, JSON.stringify(fields))

/** `undefined` when the seal does not hold. */
export function unseal(secret: string, context: string, sealed: Buffer): KeptFields | undefined {
  const text = unsealText(secret, use, context, sealed)
  return text === undefined ? undefined : kept.safeParse(JSON.parse(text)).data
}
