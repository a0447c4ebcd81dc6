/** A name as it is written and as it is read. */
export type Word = { name: string; kana: string }

/** Reads 「佐藤:サトウ:1860 鈴木:スズキ:1780」; without a number all weigh the same. */
export const weightedWords = (text: string): (readonly [Word, number])[] =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [name = '', kana = '', weight = '1'] = word.split(':')
      return [{ name, kana }, Number(weight)] as const
    })
