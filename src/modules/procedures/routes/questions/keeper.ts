import { saveBankAccount } from '#modules/payments/index.ts'
import { NotFound } from '#platform/errors/index.ts'
import { storeUpload } from '#platform/files/index.ts'
import type { House } from '#platform/module/index.ts'
import type { VerifiedResident } from '../../actions/load-case.ts'
import { type Application, lockApplication } from '../../store/applications.ts'
import type { Keeper } from './read-form.ts'

/** Keeps files with the request and accounts with the payments, as accounts of whose matter it is. */
export const keeperOf = (
  house: House,
  { accountId }: VerifiedResident,
  { id, applicantPersonId: personId }: Application,
): Keeper => ({
  file: async (file) =>
    storeUpload(house, {
      bytes: new Uint8Array(await file.arrayBuffer()),
      claimedName: file.name,
      owner: { kind: 'procedures.application', id },
      uploadedBy: accountId,
      // A draft may be deleted while its file is on the way: no row may stay without it.
      holdOwner: async (tx) => {
        if (!(await lockApplication(tx, id))) throw new NotFound('application')
      },
    }),
  account: (tx, account) => saveBankAccount(tx, house, { personId, ...account }),
})
