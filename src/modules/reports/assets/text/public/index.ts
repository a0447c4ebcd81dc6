import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** What who scans a plate reads before the form. */
export const publicTexts = defineTexts({ ja, easy, en })
