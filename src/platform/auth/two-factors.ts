import { z } from 'zod'

/** What the setting STAFF_SECOND_FACTOR says: two factors at the provider or here, or the provider's word alone. */
export type SecondFactorPolicy = 'required' | 'provider'

const said = z.object({ amr: z.array(z.string()).max(20).catch([]) })

// RFC 8176. What the person knows, has, is.
const kinds = [
  ['pwd', 'pin', 'kba'],
  ['otp', 'hwk', 'swk', 'sms', 'tel', 'sc', 'pop'],
  ['face', 'fpt', 'iris', 'retina', 'vbm'],
]

/** Two when the provider says that it used two (`mfa`, or methods of two kinds) or when its word is enough; else one. */
export function factorsOf(claims: Record<string, unknown>, policy: SecondFactorPolicy): 1 | 2 {
  const amr = said.safeParse(claims).data?.amr ?? []
  const used = kinds.filter((kind) => kind.some((method) => amr.includes(method)))
  return policy === 'provider' || amr.includes('mfa') || used.length > 1 ? 2 : 1
}
