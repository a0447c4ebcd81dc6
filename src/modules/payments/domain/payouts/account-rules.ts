import { toBankKana } from './kana.ts'

/** What is wrong with an account as it was typed; each has its text at the field. */
export type AccountFlaw = 'bank_code' | 'branch_code' | 'number' | 'holder_kana' | 'holder_too_long'

type Typed = { bankCode: string; branchCode: string; number: string; holderKana: string }

/** The account as the bank's file writes it, or every flaw at once. Digits may be full width. */
export function accountFlaws(typed: Typed): { ok: true; account: Typed } | { ok: false; flaws: AccountFlaw[] } {
  const digits = (text: string) => text.normalize('NFKC').replace(/[\s-]/g, '')
  const bankCode = digits(typed.bankCode)
  const branchCode = digits(typed.branchCode)
  const number = digits(typed.number)
  const holderKana = toBankKana(typed.holderKana.trim())
  const flaws: AccountFlaw[] = []
  if (!/^\d{4}$/.test(bankCode)) flaws.push('bank_code')
  if (!/^\d{3}$/.test(branchCode)) flaws.push('branch_code')
  if (!/^\d{1,7}$/.test(number) || /^0+$/.test(number)) flaws.push('number')
  if (!holderKana) flaws.push('holder_kana')
  else if (holderKana.length > longestHolder) flaws.push('holder_too_long')
  if (flaws.length > 0 || !holderKana) return { ok: false, flaws }
  return { ok: true, account: { bankCode, branchCode, number: number.padStart(7, '0'), holderKana } }
}

/** Bytes of 受取人名 in a 全銀 data record. */
const longestHolder = 30
