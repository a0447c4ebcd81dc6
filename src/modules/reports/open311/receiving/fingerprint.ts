import { createHash } from 'node:crypto'
import type { Spot } from './read-place.ts'
import type { Words } from './read-request.ts'
import type { AttributeAnswers } from '../../record/index.ts'

export type Sent = Spot &
  Words & {
    category: string
    attributes: AttributeAnswers
    files: readonly { name: string; bytes: Uint8Array }[]
  }

/** The same for the same report, in whatever order, form and boundary it was sent; pictures by their bytes. */
export function fingerprintOf(sent: Sent): Buffer {
  const { category, place, placeText, assetId, description, contact, mediaUrls, attributes, files } = sent
  const parts = [
    category,
    [place.lat, place.lon, placeText ?? null, assetId ?? null],
    Object.entries(attributes).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    description,
    contact ?? null,
    mediaUrls.toSorted(),
    files.map(({ bytes }) => sha256(bytes).toString('hex')).toSorted(),
  ]
  return sha256(Buffer.from(JSON.stringify(parts)))
}

const sha256 = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()
