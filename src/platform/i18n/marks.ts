/**
 * Furigana written 漢字《かんじ》 in text files become Unicode noncharacters when a text is defined.
 * Nobody can type them (forms reject them), so a resident whose data hold 《》 never triggers a ruby.
 */
export const base = '\uFDD0'
export const reading = '\uFDD1'
export const end = '\uFDD2'
export const fallbackStart = '\uFDD3'
export const fallbackEnd = '\uFDD4'
/** Around the key of a word of the municipality, written {{office}}. */
export const wordStart = '\uFDD8'
export const wordEnd = '\uFDD9'

// Stand for 《, 》, ｜ and {{ of an argument while the text around it is read.
const shield: Record<string, string> = { '《': '\uFDD5', '》': '\uFDD6', '｜': '\uFDD7', '{': '\uFDDA' }
const unshield: Record<string, string> = { '\uFDD5': '《', '\uFDD6': '》', '\uFDD7': '｜', '\uFDDA': '{' }

const kanji = String.raw`[\p{Script=Han}々〆ヶヵ〇]`
const annotated = new RegExp(`(?:｜([^｜《》]+)|(${kanji}+))《([^《》]+)》`, 'gu')
const endsInKanji = new RegExp(`${kanji}$`, 'u')

/** Reads 漢字《かんじ》, ｜取り消し《とりけし》 and {{office}} in an author's text. */
export function markReadings(text: string): string {
  const worded = text.includes('{{') ? text.replace(/\{\{(\w+)\}\}/g, `${wordStart}$1${wordEnd}`) : text
  return worded.includes('《')
    ? worded.replace(annotated, (_, barred, plain, kana) => `${base}${barred ?? plain}${reading}${kana}${end}`)
    : worded
}

/** Reads the result of a text function, whose arguments may be user data and stay as they are. */
export function markAround(args: readonly unknown[], build: (args: readonly unknown[]) => string): string {
  const names = args.flatMap(stringsIn).filter((text) => endsInKanji.test(text))
  const built = build(args.map(shielded))
  const separated = built.includes('《') ? names.reduce(separate, built) : built
  return markReadings(separated).replace(/[\uFDD5-\uFDD7\uFDDA]/g, (mark) => unshield[mark] ?? '')
}

/** Without the marks of readings and fallbacks. */
export const plainReadings = (text: string): string =>
  /[\uFDD0-\uFDD4]/.test(text) ? text.replace(/\uFDD1[^\uFDD2]*\uFDD2|[\uFDD0-\uFDD4]/g, '') : text

// 「佐藤」+「様《さま》」: without a bar the reading would hang over the name too.
const separate = (text: string, name: string): string =>
  text.replaceAll(new RegExp(`(${RegExp.escape(name)})(${kanji}+《)`, 'gu'), '$1｜$2')

const shielded = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/[《》｜{]/g, (mark) => shield[mark] ?? '')
  if (Array.isArray(value)) return value.map(shielded)
  if (isPlain(value)) return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, shielded(item)]))
  return value
}

const stringsIn = (value: unknown): string[] => {
  if (typeof value === 'string') return value ? [value] : []
  if (Array.isArray(value)) return value.flatMap(stringsIn)
  return isPlain(value) ? Object.values(value).flatMap(stringsIn) : []
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
