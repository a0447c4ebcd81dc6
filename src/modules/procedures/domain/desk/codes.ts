const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** Sixteen characters of Crockford base32 (80 bits), without I, L, O and U, so that it survives the telephone. */
export function codeFrom(random: Uint8Array): string {
  if (random.length < 16) throw new RangeError('sixteen random bytes are needed')
  return Array.from(random.subarray(0, 16), (byte) => alphabet[byte & 31]).join('')
}

/** 「K7QM-3F9T-2XWD-8HJ4」, as printed on the paper. */
export const formatCode = (code: string): string => code.match(/.{4}/g)?.join('-') ?? code

/** Reads what a person typed: full width, small letters, O for 0, I and L for 1. `undefined` when it cannot be a code. */
export function parseCode(text: string): string | undefined {
  const folded = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—−ー]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(folded) ? folded : undefined
}
