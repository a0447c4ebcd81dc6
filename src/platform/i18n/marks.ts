/**
 * Furigana written 漢字《かんじ》 in text files become Unicode noncharacters when a text is defined.
 * Nobody can type them (forms reject them), so a resident whose data hold 《》 never triggers a ruby.
 */
export const base = '\uFDD0'
export const reading = '\uFDD1'
export const end = '\uFDD2'
export const fallbackStart = '\uFDD3'
export const fallbackEnd = '\uFDD4'

// Stand for 《, 》 and ｜ of an argument while the text around it is read.
const shield: Record<string, string> = { '《': '\uFDD5', '》': '\uFDD6', '｜': '\uFDD7' }
const unshield: Record<string, string> = { '\uFDD5': '《', '\uFDD6': '》', '\uFDD7': '｜' }

const kanji = String.raw`[\p{Script=Han}々〆ヶヵ〇]`
const annotated = new RegExp(`(?:｜([^｜《》]+)|(${kanji}+))《([^《》]+)》`, 'gu')
const endsInKanji = new RegExp(`${kanji}$`, 'u')

/** Reads 漢字《かんじ》 and ｜取り消し《とりけし》 in an author's text. */
export const markReadings = (text: string): string =>
  text.includes('《')
    ? text.replace(annotated, (_, barred, plain, kana) => `${base}${barred ?? plain}${reading}${kana}${end}`)
    : text

/** Reads the result of a text function, whose arguments may be user data and stay as they are. */
export function markAround(args: readonly unknown[], build: (args: readonly unknown[]) => string): string {
  const names = args.flatMap(stringsIn).filter((text) => endsInKanji.test(text))
  const built = build(args.map(shielded))
  const separated = built.includes('《') ? names.reduce(separate, built) : built
  return markReadings(separated).replace(/[\uFDD5-\uFDD7]/g, (mark) => unshield[mark] ?? '')
}

/** An author's text as words alone: 漢字《かんじ》 is 「漢字」. Where a text is not defined, such as data of a definition. */
export const withoutReadings = (text: string): string => plainText(markReadings(text))

/** The words alone, for mail, PDF, JSON and attributes: 「漢字」. */
export const plainText = (text: string): string =>
  /[\uFDD0-\uFDD4]/.test(text) ? text.replace(/\uFDD1[^\uFDD2]*\uFDD2|[\uFDD0-\uFDD4]/g, '') : text

// 「佐藤」+「様《さま》」: without a bar the reading would hang over the name too.
const separate = (text: string, name: string): string =>
  text.replaceAll(new RegExp(`(${RegExp.escape(name)})(${kanji}+《)`, 'gu'), '$1｜$2')

const shielded = (value: unknown): unknown => {
  if (typeof value === 'string') return value.replace(/[《》｜]/g, (mark) => shield[mark] ?? '')
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
