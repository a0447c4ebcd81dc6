/** Physical tags that a granted request gets, by the series named in `output.series`. */
const rules: Readonly<Record<string, (answers: Readonly<Record<string, unknown>>) => readonly TagSeries[]>> = {
  dog: dogTags,
}

export const tagSeries = ['dog', 'dog-vaccination'] as const
export type TagSeries = (typeof tagSeries)[number]

export const isTagRule = (series: string): boolean => Object.hasOwn(rules, series)

export const tagsFor = (series: string, answers: Readonly<Record<string, unknown>>): readonly TagSeries[] =>
  rules[series]?.(answers) ?? []

/**
 * A dog that is registered by its chip in the national database needs no 鑑札: the chip counts as one. The vaccination is
 * shown by a tag of the year in any case.
 * 根拠: 狂犬病予防法 第4条第2項, 第5条第2項; 動物の愛護及び管理に関する法律 第39条の7 (練馬区の参加は要確認)
 */
function dogTags(answers: Readonly<Record<string, unknown>>): TagSeries[] {
  return [
    ...(answers.chip === 'registered' ? [] : ['dog' as const]),
    ...(answers.vaccination === 'done' ? ['dog-vaccination' as const] : []),
  ]
}
