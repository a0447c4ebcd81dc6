import { readFileSync } from 'node:fs'
import { demoPersonId } from '#demo/people.ts'
import { yen } from '#platform/money/index.ts'
import type { Household } from './domain/answers/answer.ts'
import { type Definition, parseDefinition } from './domain/definition/definition.ts'
import type { PriceOf } from './domain/answers/fee.ts'

/** The definition as the profile holds it, for tests of the rules. */
export const residenceCertificate: Definition = parseDefinition(
  JSON.parse(
    readFileSync(new URL('../../../profiles/nerima/procedures/residence-certificate.json', import.meta.url), 'utf8'),
  ),
)

export const hanako = demoPersonId(1)
export const ken = demoPersonId(2)
export const hina = demoPersonId(3)
export const minato = demoPersonId(4)
export const lan = demoPersonId(6)
export const ren = demoPersonId(7)

const japanese = (personId: typeof hanako) => ({ personId, isForeign: false })

export const satoHousehold: Household = { self: hanako, members: [ken, hanako, hina, minato].map(japanese) }
export const nguyenHousehold: Household = { self: lan, members: [{ personId: lan, isForeign: true }] }
export const mixedHousehold: Household = { self: ken, members: [japanese(ken), { personId: lan, isForeign: true }] }

export const nerimaPrices: PriceOf = (fee) => ({ amount: yen(fee === 'postage-letter' ? 110 : 300), confirmed: true })

export const completeAnswers = { whose: 'self', items: ['relation'], copies: 2, delivery: 'post' }
