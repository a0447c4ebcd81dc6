export { defineTexts, missingTexts, type Texts } from './define-texts.ts'
export type { FuriganaData } from './furigana/data.ts'
export { type Furigana, furiganaWriter } from './furigana/write.ts'
export { href } from './href.ts'
export { keptText, readingOf } from './kept-readings.ts'
export { htmlLang, isLang, type Lang, langs, otherName } from './lang.ts'
export {
  authored,
  type MunicipalWordKey,
  type MunicipalWords,
  municipalWordKeys,
  plainText,
  withoutReadings,
} from './municipal-words.ts'
export { kanjiWithoutReading } from './readings.ts'
export { type ReadingOptions, renderTexts } from './render-texts.ts'
