/** What the rest of the profile has; a list that is missing is not compared. */
export type KnownWords = {
  classes?: readonly { key: string; inWard: boolean; kind: 'person' | 'group' }[] | undefined
  grants?: readonly string[] | undefined
  categories?: readonly string[] | undefined
}

/** Classes, grants and categories that nobody has; each with its path. */
export function strangers(path: string, value: unknown, known: KnownWords): string[] {
  const lists: Record<string, { name: string; keys: readonly string[] | undefined }> = {
    classes: { name: '利用者区分', keys: known.classes?.map(({ key }) => key) },
    grants: { name: '減免・優先の区分', keys: known.grants },
    categories: { name: '施設の種類', keys: known.categories },
  }
  const look = (at: string, found: unknown): string[] => {
    if (typeof found !== 'object' || found === null) return []
    return Object.entries(found).flatMap(([key, inner]: [string, unknown]) => {
      const list = lists[key]
      if (!list || !isWords(inner)) return look(`${at}.${key}`, inner)
      return inner
        .filter((word) => list.keys && !list.keys.includes(word))
        .map((word) => `${at}.${key}：${list.name}「${word}」はありません。あるのは ${list.keys?.join('、')} です`)
    })
  }
  return look(path, value)
}

const isWords = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')
