import type { RegistrantFacts } from '../../rules/index.ts'

/** Somebody who takes a place at the desk or by telephone without a registration: one person of a class, and nothing else is known. */
export const visitorFacts = ({ key, inWard }: { key: string; inWard: boolean }): RegistrantFacts => ({
  class: key,
  inWard,
  kind: 'person',
  members: 1,
  membersInWard: inWard ? 1 : 0,
  share: { over75: 0, over65: 0, disabled: 0, juniorHighOrYounger: 0 },
  grants: [],
})

/** Name and telephone are kept for a year after the use, for what was left behind, damaged or not paid. */
export const eraseOn = (day: Temporal.PlainDate): Temporal.PlainDate => day.add({ years: 1 })

/** Digits and hyphens of a telephone number, as it was typed; `undefined`: it is none. */
export function readPhone(typed: string): string | undefined {
  const phone = typed
    .normalize('NFKC')
    .replace(/[‐‑–—−ー]/g, '-')
    .replace(/[\s()]/g, '')
  const digits = phone.replace(/[^\d]/g, '').length
  return /^\+?[\d-]{9,20}$/.test(phone) && digits >= 9 && digits <= 15 ? phone : undefined
}
