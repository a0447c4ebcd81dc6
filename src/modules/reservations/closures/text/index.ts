import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** What residents read; staff read `staff.ts`. */
export const closureTexts = defineTexts({ ja, easy, en })
