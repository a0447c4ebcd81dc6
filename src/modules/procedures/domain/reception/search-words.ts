export type SearchWords = { name?: string; birth?: string; address?: string }

/** Sorts what was typed into one box: 「佐藤花子　S60.5.3　光が丘2-7」. A town without a number is looked for as a name. */
export function readSearchWords(words: string): SearchWords {
  const found: { name: string[]; birth?: string; address?: string } = { name: [] }
  for (const word of words.trim().split(/[\s\u3000]+/u)) {
    const plain = word.normalize('NFKC')
    if (/^([MTSHR明大昭平令]|(18|19|20)\d\d)/i.test(plain) && /\d/.test(plain)) found.birth = word
    else if (/\d|丁目|番地/.test(plain)) found.address = word
    else if (word !== '') found.name.push(word)
  }
  const { name, ...rest } = found
  return { ...(name.length > 0 && { name: name.join(' ') }), ...rest }
}
