import { HouseError } from '#platform/errors/index.ts'
import { missingGlyphs } from './glyphs.ts'

/** A text cannot be printed as it is written. `glyphs` are the characters; they are personal data and not in the message. */
export class MissingGlyphs extends HouseError {
  constructor(readonly glyphs: readonly string[]) {
    super(422, 'missing_glyphs')
  }
}

export function requireGlyphs(...texts: (string | undefined)[]): void {
  const missing = missingGlyphs(texts.join('\n'))
  if (missing.length > 0) throw new MissingGlyphs(missing)
}
