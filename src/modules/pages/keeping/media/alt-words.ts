export const longestAlt = 300

/** What is wrong with the words for a picture; `undefined` when they can stand. The table asks the same. */
export function altProblem(alt: string): 'missing' | 'too_long' | 'no_words' | undefined {
  if (alt === '') return 'missing'
  if (alt.length > longestAlt) return 'too_long'
  if (alt.length < 2 || fileName.test(alt) || generic.test(alt)) return 'no_words'
  return undefined
}

const fileName = /\.(jpe?g|png|webp|gif|bmp)$/i
const generic = /^(image|img|photo|picture|dsc|画像|写真|図|イラスト)[-_ 0-9]*$/i

/** In one line, as it stands in Markdown and in the attribute. */
export const tidyAlt = (text: string): string => text.replace(/[\s\u3000\uFDD0-\uFDEF]+/g, ' ').trim()
