import type { PersonId } from '#platform/ids/index.ts'
import type { CertificateInput } from './input.ts'

/**
 * 住民票の写し on A4, as many pages as the household needs. Throws `WrongSubjects` unless the people printed are exactly
 * `authorised` (those the case allows), and `MissingGlyphs` when a character has no glyph – a person writes it then.
 */
export async function renderCertificate(_input: CertificateInput, _authorised: readonly PersonId[]): Promise<Uint8Array> {
  throw new Error('not built yet')
}
