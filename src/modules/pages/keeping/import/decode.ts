export type Decoded = { text: string; encoding: string; unreadable: number }

/**
 * The characters of an old page: what its mark or its `meta` says, where the bytes agree; else what they can be of the
 * encodings that Japanese pages had. `unreadable` counts characters that no encoding could read.
 */
export function decode(bytes: Uint8Array): Decoded {
  const candidates = [markOf(bytes), declared(bytes), ...guesses(bytes)].filter((name) => name !== undefined)
  for (const encoding of candidates) {
    const text = decodeAs(bytes, encoding, true)
    if (text !== undefined) return { text, encoding, unreadable: 0 }
  }
  const encoding = declared(bytes) ?? 'utf-8'
  const text = decodeAs(bytes, encoding, false) ?? ''
  return { text, encoding, unreadable: text.split('\uFFFD').length - 1 }
}

function decodeAs(bytes: Uint8Array, encoding: string, fatal: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal }).decode(bytes)
  } catch {
    return undefined
  }
}

function markOf(bytes: Uint8Array): string | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  return a === 0xfe && b === 0xff ? 'utf-16be' : undefined
}

// HTML looks at the first 1,024 bytes; old pages put a longer comment before.
function declared(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1')
  const label = /<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]{2,20})/i.exec(head)?.[1]
  if (!label) return undefined
  try {
    const { encoding } = new TextDecoder(label)
    // A file that could be read as ASCII so far is none of these, whatever it says.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding
  } catch {
    return undefined
  }
}

function guesses(bytes: Uint8Array): string[] {
  const hasEscapes = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 65_536)).includes('\u001B$')
  const japanese = ['euc-jp', 'shift_jis'].toSorted((a, b) => japaneseIn(bytes, b) - japaneseIn(bytes, a))
  return [...(hasEscapes ? ['iso-2022-jp'] : []), 'utf-8', ...japanese]
}

/** Share of kana and common kanji; half-width kana and rare signs are what the wrong reading gives. */
function japaneseIn(bytes: Uint8Array, encoding: string): number {
  const text = decodeAs(bytes.subarray(0, 65_536), encoding, false) ?? ''
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  return (count(/[ぁ-んァ-ヶ一-龠、。]/g) - 3 * count(/[\uFF61-\uFF9F\uFFFD]/g)) / Math.max(1, text.length)
}
