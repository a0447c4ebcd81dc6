import { sealText, unsealText } from '#platform/http/seal.ts'
import type { House } from '#platform/module/index.ts'
import { type Draft, type DraftId, draftSchema } from '../domain/draft.ts'

const use = 'report draft'

export const sealDraft = ({ config }: House, id: DraftId, draft: Draft): Buffer =>
  sealText(config.secret, use, id, JSON.stringify(draft))

/** `undefined` once it is a report, and when the seal does not hold. */
export function unsealDraft(
  { config }: House,
  { id, sealed }: { id: DraftId; sealed: Buffer | null },
): Draft | undefined {
  const text = sealed ? unsealText(config.secret, use, id, sealed) : undefined
  return text === undefined ? undefined : draftSchema.safeParse(JSON.parse(text)).data
}
