type Valid = { keys: readonly string[]; from?: string | undefined; until?: string | undefined }

/** Two of one key on one day, or one that ends before it begins. */
export function overlaps(path: string, all: readonly Valid[]): string[] {
  return all.flatMap((one, at) => [
    ...(firstDay(one) > lastDay(one)
      ? [`${path}.${at}：終わりの日（${one.until}）が始まりの日（${one.from}）より前です`]
      : []),
    ...all.slice(0, at).flatMap((other, before) => {
      const shared = one.keys.filter((key) => other.keys.includes(key))
      const meets = firstDay(one) <= lastDay(other) && firstDay(other) <= lastDay(one)
      return shared.length > 0 && meets
        ? [
            `${path}.${at}：「${shared.join('」「')}」の期間が ${path}.${before} と重なっています。どちらかの from か until を直してください`,
          ]
        : []
    }),
  ])
}

const firstDay = ({ from = '0000-01-01' }: Valid): string => from
const lastDay = ({ until = '9999-12-31' }: Valid): string => until
