// Crockford's base 32: no letter that is taken for a digit. Twelve of them are 60 bits.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** 「7K3M-QP9D-2XWE」 from twelve random bytes. */
export function writeMemberCode(random: Uint8Array): string {
  const code = Array.from(random.slice(0, 12), (byte) => letters[byte % 32]).join('')
  return `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`
}

/** The code as typed, with what is easily taken for something else put right; `undefined` when it cannot be one. */
export function readMemberCode(typed: string): string | undefined {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐–−ー]/g, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1')
  return code.length === 12 && [...code].every((letter) => letters.includes(letter)) ? code : undefined
}
