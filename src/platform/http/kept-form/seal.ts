import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { z } from 'zod'
import { keyFor } from '../keys.ts'

const kept = z.object({ fields: z.array(z.tuple([z.string(), z.string()])), hadFiles: z.boolean() })

/** What a person had typed, field by field. */
export type KeptFields = z.output<typeof kept>

/** AES-256-GCM with a key for this use only; `context` says whose it is and cannot be exchanged. */
export function seal(secret: string, context: string, fields: KeptFields): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyFor(secret, 'kept form'), iv).setAAD(Buffer.from(context))
  const body = Buffer.concat([cipher.update(JSON.stringify(fields)), cipher.final()])
  return Buffer.concat([iv, cipher.getAuthTag(), body])
}

/** `undefined` when the seal does not hold: another secret, another context, altered bytes. */
export function unseal(secret: string, context: string, sealed: Buffer): KeptFields | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(secret, 'kept form'), sealed.subarray(0, 12))
    decipher.setAAD(Buffer.from(context)).setAuthTag(sealed.subarray(12, 28))
    const body = Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    return kept.safeParse(JSON.parse(body.toString())).data
  } catch {
    return undefined
  }
}
