import { defineTexts } from '#platform/i18n/index.ts'
import { devicesEasy } from './devices-easy.ts'
import { devicesEn } from './devices-en.ts'
import { devicesJa } from './devices-ja.ts'

export const deviceTexts = defineTexts({ ja: devicesJa, easy: devicesEasy, en: devicesEn })
