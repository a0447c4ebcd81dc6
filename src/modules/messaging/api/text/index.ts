import { defineTexts } from '#platform/i18n/index.ts'

export const programTexts = defineTexts({
  ja: {
    subject: '{{office}}からのお知《し》らせ',
    why: 'あなたの手続《てつづ》きや予約《よやく》を受《う》け持《も》つ係《かかり》が、その進《すす》みをお知《し》らせするため',
    whyStatutory: '法律《ほうりつ》で、お知《し》らせすることが決《き》まっているため',
    body: (phone: string) =>
      `{{office}}からお知《し》らせがあります。「お知《し》らせの記録《きろく》」のページをご覧《らん》ください。わからないときは ${phone} へお電話《でんわ》ください。`,
  },
  easy: {
    subject: '{{office}}からの お知《し》らせ',
    why: 'あなたの 手続《てつづ》きや 予約《よやく》が どう なったかを 知《し》らせる ため',
    whyStatutory: '法律《ほうりつ》で 知《し》らせる ことが 決《き》まって いる ため',
    body: (phone: string) =>
      `{{office}}から お知《し》らせが あります。「お知《し》らせの 記録《きろく》」の ページを 見《み》て ください。わからない ときは ${phone} に 電話《でんわ》して ください。`,
  },
  en: {
    subject: 'A message from {{office}}',
    why: 'To tell you how an application or booking of yours is going',
    whyStatutory: 'Because the law says that you must be told',
    body: (phone: string) =>
      `There is a message for you from {{office}}. Please look at the page “Messages”. If anything is unclear, call ${phone}.`,
  },
})
