import { defineTexts } from '#platform/i18n/index.ts'
import { mailEasy } from './mail-easy.ts'
import { mailEn } from './mail-en.ts'
import { mailJa } from './mail-ja.ts'

/** Words for mail link, recovery codes and warnings about them. */
export const mailTexts = defineTexts({ ja: mailJa, easy: mailEasy, en: mailEn })
