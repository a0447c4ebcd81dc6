/** Graphemes (with their variation selector) that no font of ours can show as they are. Empty: all can be printed. */
export function missingGlyphs(_text: string): string[] {
  return []
}
