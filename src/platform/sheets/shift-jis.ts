/** Windows-31J as 基幹系 files use it. `missing`: characters that it does not have, such as 𠮷. */
export function encodeShiftJis(text: string): { ok: true; bytes: Uint8Array } | { ok: false; missing: string[] } {
  const table = codes()
  const bytes = new Uint8Array(text.length * 2)
  let at = 0
  const missing = new Set<string>()
  for (const character of text) {
    const code = table.get(character)
    if (code === undefined) missing.add(character)
    else if (code > 0xff) {
      bytes[at++] = code >> 8
      bytes[at++] = code & 0xff
    } else bytes[at++] = code
  }
  return missing.size > 0 ? { ok: false, missing: [...missing] } : { ok: true, bytes: bytes.slice(0, at) }
}

/** The text of a file in either encoding; UTF-8 when it is valid as that. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('shift_jis').decode(bytes)
  }
}

let known: Map<string, number> | undefined

// The platform decodes Shift_JIS but does not encode it: the table is the decoder turned round.
function codes(): Map<string, number> {
  if (known) return known
  const decoder = new TextDecoder('shift_jis')
  const table = new Map<string, number>()
  const put = (code: number, bytes: number[]) => {
    const character = decoder.decode(Uint8Array.from(bytes))
    // The first of several codes, as Windows writes them; NEC's rows of IBM's characters come later on purpose.
    if (!character.includes('\uFFFD') && [...character].length === 1 && !table.has(character))
      table.set(character, code)
  }
  for (let one = 0; one < 0x80; one += 1) put(one, [one])
  for (let one = 0xa1; one <= 0xdf; one += 1) put(one, [one])
  for (const lead of leads()) {
    for (let trail = 0x40; trail <= 0xfc; trail += 1) if (trail !== 0x7f) put((lead << 8) | trail, [lead, trail])
  }
  // 波ダッシュ, 双柱, 負符号: what Unicode writes and what Windows reads are different characters for one code.
  for (const [written, read] of [
    ['〜', '～'],
    ['‖', '∥'],
    ['−', '－'],
  ] as const) {
    const code = table.get(read)
    if (code !== undefined) table.set(written, code)
  }
  known = table
  return table
}

// Windows writes 髙 and 﨑 in IBM's rows (FA–FC), not in NEC's copies of them (ED, EE).
function* leads(): Generator<number> {
  for (let lead = 0x81; lead <= 0x9f; lead += 1) yield lead
  for (let lead = 0xe0; lead <= 0xfc; lead += 1) if (lead !== 0xed && lead !== 0xee) yield lead
}
