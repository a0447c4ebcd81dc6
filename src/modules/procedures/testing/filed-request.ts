import { createHash } from 'node:crypto'
import { formatReceiptNumber } from '#platform/ids/index.ts'
import { yen } from '#platform/money/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Staff } from '#platform/auth/index.ts'
import { takeCase } from '../actions/desk/handle-case.ts'
import type { VerifiedResident } from '../actions/load-case.ts'
import { startApplication } from '../actions/start.ts'
import type { AnswerValue } from '../domain/answers/answer.ts'
import { keepAnswers } from '../store/answers.ts'
import {
  type ApplicationId,
  nextReceiptSerial,
  writeConfirmation,
  writeSubjects,
  writeSubmission,
} from '../store/applications.ts'
import { byResident, moveTo } from '../store/transition.ts'
import { verifiedResident } from './filed-case.ts'

export type FiledRequest = { id: ApplicationId; resident: VerifiedResident }

/** A request without fee or signature that has reached the office, and that `clerk` has taken. */
export async function filedRequest(
  house: House,
  name: string,
  procedure: string,
  clerk: Staff,
  answers: Readonly<Record<string, AnswerValue>> = { why: '見本のため' },
): Promise<FiledRequest> {
  const resident = await verifiedResident(house, name)
  const id = await house.db.transact(async (tx) => {
    const at = house.clock.now()
    const { id } = await startApplication(tx, house, resident, { procedure, lang: 'ja' })
    await keepAnswers(tx, id, answers, at)
    await writeConfirmation(tx, id, { contentHash: createHash('sha256').update(id).digest(), feeTotal: yen(0), at })
    await moveTo(tx, id, ['draft'], 'confirmed', { at, by: byResident })
    const receiptNumber = formatReceiptNumber('N', 8, await nextReceiptSerial(tx))
    await writeSubmission(tx, id, { receiptNumber, dueOn: house.clock.today().add({ days: 15 }), at })
    await writeSubjects(tx, id, [resident.personId])
    await moveTo(tx, id, ['confirmed'], 'submitted', { at, by: byResident })
    return id
  })
  await house.db.transact((tx) => takeCase(tx, house, clerk, id))
  return { id, resident }
}
