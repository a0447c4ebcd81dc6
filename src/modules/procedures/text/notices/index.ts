import { defineTexts } from '#platform/i18n/index.ts'
import { easy } from './easy.ts'
import { en } from './en.ts'
import { ja } from './ja.ts'

/** What is told about the course of a request, by mail, LINE or letter. Shows on lock screens: no name, kind of paper or amount. */
export const noticeTexts = defineTexts({ ja, easy, en })
