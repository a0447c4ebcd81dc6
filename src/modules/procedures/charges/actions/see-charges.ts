import type { Tx } from '#platform/db/index.ts'
import { filesOf } from '#platform/files/index.ts'
import type { House } from '#platform/module/index.ts'
import { feeOf } from '#platform/profile/index.ts'
import { parseDefinition } from '../../domain/definition/definition.ts'
import type { ChargeRule } from '../../domain/definition/law.ts'
import { standingGrant } from '../../store/acts/acts.ts'
import { keptAnswers } from '../../store/answers.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { standingOf } from './ask-fee.ts'
import { type HandingWay, stateOfCharge, wayOf } from '../domain.ts'
import { type Charge, chargesOf } from '../store.ts'

export type SeenCharge = { charge: Charge; files: readonly { name: string; isHeld: boolean }[] }

/** The bills of a case for its desk, by what they are for. */
export type ChargeView = {
  caseId: string
  today: Temporal.PlainDate
  /** A fee waits to be paid: nothing is decided before. */
  isFeeOpen: boolean
  rules: readonly {
    rule: ChargeRule
    way: HandingWay
    charges: readonly SeenCharge[]
    /** A grant stands, and no bill for the same thing is open. */
    canAsk: boolean
    isConfirmed: boolean
  }[]
}

export async function seeCharges(tx: Tx, house: House, row: CaseRow): Promise<ChargeView | undefined> {
  const { charges: rules = [] } = parseDefinition(row.definition)
  if (rules.length === 0) return undefined
  const charges = await chargesOf(tx, row.id)
  const isGranted = (await standingGrant(tx, row.id)) !== undefined
  const standing = await standingOf(tx, row)
  const mayFix = row.state === 'in_review' && (standing === 'to_fix' || standing === 'given_up')
  if (!isGranted && charges.length === 0 && !mayFix) return undefined
  const context = { answers: await keptAnswers(tx, row.id), facts: new Set<never>() }
  const seen = new Map<string, SeenCharge>()
  for (const charge of charges) {
    const files = await filesOf(tx, { kind: 'procedures.charge', id: charge.id })
    seen.set(charge.id, {
      charge,
      files: files.map(({ claimedName, scan }) => ({ name: claimedName, isHeld: scan !== 'clean' })),
    })
  }
  return {
    caseId: row.id,
    today: house.clock.today(),
    isFeeOpen: row.state === 'in_review' && standing === 'asked',
    rules: rules
      .filter(({ beforeDecision, key }) => isGranted || beforeDecision || charges.some(({ rule }) => rule === key))
      .map((rule) => {
        const own = [...seen.values()].filter(({ charge }) => charge.rule === rule.key)
        const isOpen = own.some(({ charge }) => !['handed', 'cancelled'].includes(stateOfCharge(charge)))
        return {
          rule,
          way: wayOf(rule, context),
          charges: own,
          canAsk: rule.beforeDecision ? mayFix : isGranted && !isOpen && !rule.forTag,
          isConfirmed: rule.confirmed && rule.lines.every(({ fee }) => feeOf(house.profile, fee).confirmed),
        }
      }),
  }
}
