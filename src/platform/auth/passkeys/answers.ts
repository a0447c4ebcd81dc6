import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { decodeClientDataJSON } from '@simplewebauthn/server/helpers'
import { z } from 'zod'

const text = z.string().max(20_000)
const envelope = { id: text.min(1).max(1400), rawId: text, type: z.literal('public-key') }

const authentication = z.looseObject({
  ...envelope,
  response: z.looseObject({
    clientDataJSON: text,
    authenticatorData: text,
    signature: text,
    userHandle: text.optional(),
  }),
})
const registration = z.looseObject({
  ...envelope,
  response: z.looseObject({
    clientDataJSON: text,
    attestationObject: text,
    transports: z.array(z.string().max(20)).max(10).optional(),
  }),
})

/** What the browser sent of an authenticator's answer, and the challenge that it answers; `undefined` when it is none. */
export const readAuthentication = (sent: string) => read<AuthenticationResponseJSON>(authentication, sent)
export const readRegistration = (sent: string) => read<RegistrationResponseJSON>(registration, sent)

function read<Answer>(schema: z.ZodType, sent: string): { answer: Answer; challenge: string } | undefined {
  try {
    const parsed = schema.parse(JSON.parse(sent)) as { response: { clientDataJSON: string } }
    const { challenge } = decodeClientDataJSON(parsed.response.clientDataJSON)
    // The schema has what the library reads; it checks the rest itself.
    return typeof challenge === 'string' ? { answer: parsed as unknown as Answer, challenge } : undefined
  } catch {
    return undefined
  }
}
