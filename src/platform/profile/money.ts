import { z } from 'zod'
import { type Yen, yen } from '#platform/money/index.ts'

const key = z.string().regex(/^[a-z][a-z0-9-]*$/)
const amount = z
  .int()
  .nonnegative()
  .transform((value): Yen => yen(value))
const inThreeLanguages = z.strictObject({ ja: z.string(), easy: z.string(), en: z.string() })

/** 款・項・目・節 of the budget. false = 要確認: the names are not compared with the ward's own budget. */
const budgetItem = z.strictObject({
  key,
  accounting: z.string(),
  kan: z.string(),
  kou: z.string(),
  moku: z.string(),
  setsu: z.string(),
  confirmed: z.boolean(),
})

export const revenueSchema = z.strictObject({
  /** 歳入科目. */
  revenue: z.array(budgetItem),
  /** Where a line goes that names no 歳入科目 itself. */
  byAccount: z.strictObject({ fee: key, postage: key }),
  /** 歳出科目. */
  expenditure: z.array(budgetItem),
  /** The 歳出科目 of refunds after the year's books are closed (過年度還付). */
  pastRefunds: key,
})

export const exemptionsSchema = z.array(
  z.strictObject({
    key,
    label: inThreeLanguages,
    /** The article that allows it. */
    ordinance: z.string(),
    /** Keys of the fees it covers. */
    fees: z.array(key),
    /** In per cent of the fee; 100 is 免除, less is 減額. */
    percent: z.int().min(1).max(100),
    /** What shows that it applies. */
    evidence: inThreeLanguages,
    confirmed: z.boolean(),
  }),
)

export const refundGroundsSchema = z.array(
  z.strictObject({
    key,
    label: z.string(),
    ordinance: z.string(),
    /** before-issue: nothing was issued; any: also after it. */
    when: z.enum(['before-issue', 'any']),
    confirmed: z.boolean(),
  }),
)

export const treasurySchema = z.strictObject({
  /** Office whose people examine payouts (会計管理者). */
  officeKey: key,
  drawers: z.array(z.strictObject({ key, name: z.string(), officeKey: key, float: amount, confirmed: z.boolean() })),
  /** The sender of 全銀 files, as agreed with the 指定金融機関. */
  transfers: z.strictObject({
    consignorCode: z.string().regex(/^\d{10}$/),
    consignorName: z.string(),
    bankCode: z.string().regex(/^\d{4}$/),
    bankName: z.string(),
    branchCode: z.string().regex(/^\d{3}$/),
    branchName: z.string(),
    accountKind: z.enum(['ordinary', 'current', 'savings']),
    accountNumber: z.string().regex(/^\d{7}$/),
    lineEnds: z.enum(['none', 'crlf']),
    confirmed: z.boolean(),
  }),
})

export type BudgetItem = z.output<typeof budgetItem>
export type ProfileRevenue = z.output<typeof revenueSchema>
export type ProfileExemption = z.output<typeof exemptionsSchema>[number]
export type ProfileRefundGround = z.output<typeof refundGroundsSchema>[number]
export type ProfileTreasury = z.output<typeof treasurySchema>

/** A profile that does not say keeps fee and postage apart and nothing else. */
export const plainRevenue: ProfileRevenue = {
  revenue: [],
  byAccount: { fee: 'fee', postage: 'postage' },
  expenditure: [],
  pastRefunds: 'refunds',
}
