import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** Words of the inputs: what is wrong with an answer, rows, accounts, files, times. */
export const fieldTexts = defineTexts({ ja, easy, en })
