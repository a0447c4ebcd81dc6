import type { Tx } from '#platform/db/index.ts'
import { Invalid } from '#platform/errors/index.ts'
import { newId, type PersonId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { accountFlaws } from '../../domain/payouts/account-rules.ts'
import {
  type AccountKind,
  type AccountSecret,
  type BankAccount,
  type BankAccountId,
  maskedNumber,
} from '../../domain/payouts/account.ts'
import { insertAccount, sealedAccounts } from '../../store/payouts/accounts.ts'
import { seal, unseal } from './seal.ts'

export type NewBankAccount = {
  personId: PersonId
  bankCode: string
  branchCode: string
  kind: AccountKind
  /** Seven digits; shorter ones are filled with zeros in front. */
  number: string
  /** Full or half width; kept as the half-width kana of the bank's file. */
  holderKana: string
}

/**
 * Keeps an account for payouts, encrypted; screens get the masked one (`bankAccountsOf`). Throws
 * `Invalid('bank_account_wrong')` when `accountFlaws` finds something: forms ask that first.
 */
export const saveBankAccount = (tx: Tx, house: House, account: NewBankAccount): Promise<BankAccountId> =>
  save(tx, house, account, 'own')

/**
 * The same for the 公金受取口座 that a look-up gave for this payment. What is kept is a snapshot: look it up anew for the
 * next one. 根拠: 公的給付の支給等の迅速かつ確実な実施のための預貯金口座の登録等に関する法律 第9条
 */
export const usePublicAccount = (tx: Tx, house: House, account: NewBankAccount): Promise<BankAccountId> =>
  save(tx, house, account, 'public')

async function save(tx: Tx, house: House, wish: NewBankAccount, source: BankAccount['source']): Promise<BankAccountId> {
  const checked = accountFlaws(wish)
  if (!checked.ok) throw new Invalid('bank_account_wrong', checked.flaws.join(' '), 422)
  const { bankCode, branchCode, number, holderKana } = checked.account
  const id = newId<'bank-account'>()
  const secret: AccountSecret = { number, holderKana }
  const sealed = seal(house.config.secret, purpose, id, Buffer.from(JSON.stringify(secret)))
  const { personId, kind } = wish
  const masked = maskedNumber(number)
  await insertAccount(tx, { id, personId, source, bankCode, branchCode, kind, masked }, sealed, house.clock.now())
  return id
}

/** The whole accounts, for the payout file alone. */
export async function openAccounts(
  tx: Tx,
  house: House,
  ids: readonly BankAccountId[],
): Promise<ReadonlyMap<BankAccountId, AccountSecret>> {
  const sealed = await sealedAccounts(tx, ids)
  return new Map(
    // Parse edge: sealed by `save`.
    sealed.map(({ id, sealed: box }) => [
      id,
      JSON.parse(unseal(house.config.secret, purpose, id, box).toString()) as AccountSecret,
    ]),
  )
}

const purpose = 'bank accounts'
