import { defineTexts } from '#platform/i18n/index.ts'

export const programTexts = defineTexts({
  ja: {
    subject: '{{office}}からのお知《し》らせ',
    body: (phone: string) =>
      `{{office}}からお知《し》らせがあります。「お知《し》らせの記録《きろく》」のページをご覧《らん》ください。わからないときは ${phone} へお電話《でんわ》ください。`,
  },
  easy: {
    subject: '{{office}}からの お知《し》らせ',
    body: (phone: string) =>
      `{{office}}から お知《し》らせが あります。「お知《し》らせの 記録《きろく》」の ページを 見《み》て ください。わからない ときは ${phone} に 電話《でんわ》して ください。`,
  },
  en: {
    subject: 'A message from {{office}}',
    body: (phone: string) =>
      `There is a message for you from {{office}}. Please look at the page “Messages”. If anything is unclear, call ${phone}.`,
  },
})
