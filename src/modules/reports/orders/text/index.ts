import { contractors } from './contractors.ts'
import { day } from './day.ts'
import { form } from './form.ts'
import { list } from './list.ts'
import { one } from './one.ts'

const longest = 120

/** Words of the office's pages about orders, which are Japanese. */
export const orderTexts = {
  list,
  form,
  one,
  day,
  contractors,
  titleOf: (what: string, town: string) => `${what}（${town}）`.slice(0, longest),
} as const
export { orderKindWords, orderStateWords, orderStepWords } from './words.ts'
