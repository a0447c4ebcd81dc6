import { defineTexts } from '#platform/i18n/index.ts'

/** Words that a campaign says by itself, to who gets it. */
export const toldTexts = defineTexts({
  ja: {
    lockScreen: '{{office}}からのお知《し》らせ',
    testMark: '【試《ため》し送《おく》り】',
    correctionMark: '【訂正《ていせい》】',
    correctionFirst:
      '先《さき》ほどお送《おく》りしたお知《し》らせに誤《あやま》りがありました。正《ただ》しい内容《ないよう》は次《つぎ》のとおりです。',
  },
  easy: {
    lockScreen: '{{office}}からの お知《し》らせ',
    testMark: '【試《ため》し】',
    correctionMark: '【まちがいを 直《なお》します】',
    correctionFirst: 'さっきの お知《し》らせは まちがいでした。正《ただ》しい ことを 書《か》きます。',
  },
  en: {
    lockScreen: 'News from {{office}}',
    testMark: '[Test] ',
    correctionMark: 'Correction: ',
    correctionFirst: 'Our last message was wrong. This is correct:',
  },
})
