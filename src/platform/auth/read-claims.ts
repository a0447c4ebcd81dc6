import { z } from 'zod'
import type { Claims } from './answer.ts'
import type { ResidentClaims, StaffClaims } from './claims.ts'

const resident = z.object({
  sub: z.string().min(1).max(255),
  acr: z.string(),
  name: z.string().min(1).max(400),
  address: z.union([z.string(), z.object({ formatted: z.string() }).transform(({ formatted }) => formatted)]),
  birthdate: z.iso.date(),
  gender: z.string().max(10),
})

const staff = z.object({
  sub: z.string().min(1).max(255),
  name: z.string().min(1).max(200),
  email: z.string().max(254).default(''),
})

/** The four items and who they are about; `undefined` when the provider left one out. */
export function readResidentClaims(issuer: string, claims: Claims): ResidentClaims | undefined {
  const { data } = resident.safeParse(claims)
  if (!data) return undefined
  const { sub, acr, name, address, birthdate, gender } = data
  return { issuer, subject: sub, acr, name, address, birthDate: Temporal.PlainDate.from(birthdate), gender }
}

export function readStaffClaims(issuer: string, claims: Claims): StaffClaims | undefined {
  const { data } = staff.safeParse(claims)
  return data && { issuer, subject: data.sub, name: data.name, email: data.email }
}
