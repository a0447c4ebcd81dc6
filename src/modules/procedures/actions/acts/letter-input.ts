import { officeById } from '#modules/people/index.ts'
import type { Tx } from '#platform/db/index.ts'
import type { LetterInput } from '#platform/documents/index.ts'
import type { House } from '#platform/module/index.ts'
import { formatCode } from '../../domain/desk/codes.ts'
import type { Act } from '../../store/acts/acts.ts'
import type { Delivery } from '../../store/acts/deliveries.ts'
import type { CaseRow } from '../../store/desk/cases.ts'
import { issuerOf } from '../desk/issuer.ts'

/** The letter as it goes out; before 施行 without number, on today's date and addressed as of now. */
export async function letterInput(
  tx: Tx,
  house: House,
  row: CaseRow,
  act: Pick<Act, 'letter' | 'verificationCode' | 'documentNumber' | 'datedOn' | 'authority'>,
  { recipient, seal }: Pick<Delivery, 'recipient' | 'seal'>,
): Promise<LetterInput> {
  const office = await officeById(tx, row.officeId)
  const { letter, verificationCode } = act
  return {
    issuer: issuerOf(house),
    documentNumber: act.documentNumber ?? '（番号は施行のときに付きます）',
    date: act.datedOn ?? house.clock.today(),
    recipient,
    senderTitle: act.authority,
    seal,
    ...letter,
    contact: { office: [office?.parentName, office?.name].filter(Boolean).join(' '), phone: office?.phone ?? '' },
    ...(verificationCode && {
      verification: {
        number: formatCode(verificationCode),
        page: `${house.config.publicUrl}/certificates/verification`,
      },
    }),
  }
}
