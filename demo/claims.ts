import type { ResidentClaims, StaffClaims } from '#platform/auth/claims.ts'
import type { DemoPerson, DemoStaff } from './person.ts'

/** What the identity provider says of a person after her card was read; `undefined` without a card. */
export function residentClaimsOf(person: DemoPerson, issuer: string): ResidentClaims | undefined {
  if (!person.card) return undefined
  return {
    issuer,
    subject: person.card.subject,
    acr: 'aal3 crl',
    name: person.name,
    address: person.card.address,
    birthDate: Temporal.PlainDate.from(person.birthDate),
    gender: { male: '1', female: '2', other: '3' }[person.sex],
  }
}

export const staffClaimsOf = ({ staffNumber, name, email }: DemoStaff, issuer: string): StaffClaims => ({
  issuer,
  subject: staffNumber,
  name,
  email,
})
