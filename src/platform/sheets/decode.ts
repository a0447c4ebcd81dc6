export type FileEncoding = 'utf-8' | 'shift_jis'

/**
 * UTF-8 with or without BOM when the first line is valid UTF-8, else Shift_JIS: its Japanese names decide. A spoilt
 * character further down spoils its own line and not the file.
 */
export function encodingOf(beginning: Uint8Array): FileEncoding {
  const end = beginning.indexOf(lineFeed)
  try {
    // `stream`: a character cut in two at the end is not an error.
    new TextDecoder('utf-8', { fatal: true }).decode(end < 0 ? beginning : beginning.subarray(0, end), { stream: true })
    return 'utf-8'
  } catch {
    return 'shift_jis'
  }
}

const lineFeed = 10

/**
 * Text of a file, piece by piece. What cannot be read becomes U+FFFD, which the reader of lines refuses.
 * Shift_JIS is read as the Encoding Standard does (Windows-31J: 髙 and 﨑 are there), but for 0x8160 and 0x817C: they
 * are the 〜 (U+301C) and − (U+2212) of JIS X 0208, not the full-width ～ and － of Windows.
 */
export async function* decodeFile(bytes: AsyncIterable<Uint8Array>, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  const finish = encoding === 'shift_jis' ? toJis : (text: string) => text
  for await (const chunk of bytes) yield finish(decoder.decode(chunk, { stream: true }))
  yield finish(decoder.decode())
}

const toJis = (text: string): string => text.replaceAll('\uFF5E', '\u301C').replaceAll('\uFF0D', '\u2212')
