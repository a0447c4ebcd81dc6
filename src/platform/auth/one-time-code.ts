import { createHash, randomInt } from 'node:crypto'

// Without letters that look like others.
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** A code for people to write down: `XXXX-XXXX-XXXX`, 59 bits. */
export const newCode = (): string =>
  Array.from({ length: 12 }, () => letters[randomInt(letters.length)])
    .join('')
    .replace(/(.{4})(?=.)/g, '$1-')

/** What is stored of it; small letters, full width and missing hyphens are the same code. */
export const hashOfCode = (typed: string): Buffer =>
  createHash('sha256')
    .update(
      typed
        .normalize('NFKC')
        .toUpperCase()
        .replaceAll(/[^0-9A-Z]/g, ''),
    )
    .digest()
