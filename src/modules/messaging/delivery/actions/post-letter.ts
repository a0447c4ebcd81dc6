import { readDocument } from '#platform/documents/index.ts'
import { Unavailable } from '#platform/errors/index.ts'
import type { House } from '#platform/module/index.ts'
import { postParcel } from '../channels/post.ts'
import { findLetter, noteLetter } from '../store/letters.ts'

/** Posts a stored document. The post knows it by its reference, so that trying again makes no second letter. */
export async function postLetter(house: House, letterId: string): Promise<void> {
  const found = await house.db.transact(async (tx) => {
    const letter = await findLetter(tx, letterId)
    // Who asked for the letter has decided that this person may have the document.
    const document = letter && (await readDocument(tx, letter.documentId, () => true))
    return letter && document && { letter, document }
  })
  if (!found) throw new Error('the letter or its document has gone')
  const { letter, document } = found
  if (letter.state === 'sent' || letter.state === 'permanent-failure') return
  const outcome = await postParcel(house.config.post, {
    reference: letter.reference,
    to: { postcode: letter.postcode, address: letter.address, name: letter.addressee },
    pdf: document.bytes,
  })
  const at = house.clock.now()
  await house.db.transact((tx) => noteLetter(tx, letterId, outcome, at))
  // The queue tries again with growing pauses.
  if (outcome.kind === 'not-now' || outcome.kind === 'no-answer') throw new Unavailable(`post: ${outcome.reason}`)
}
