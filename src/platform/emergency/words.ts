import { defineTexts } from '#platform/i18n/index.ts'

const ja = {
  siteName: 'まどぐち',
  other: 'ほかの言葉《ことば》',
  asOf: (when: string) => `${when} 現在《げんざい》`,
  steps: 'いま、すること',
  places: '行《い》けるところ',
  place: '場所《ばしょ》',
  state: 'ようす',
  contacts: '電話《でんわ》',
  usual: 'いつものページへ',
  quietTitle: 'いま、緊急《きんきゅう》のお知《し》らせはありません',
  quietLead: '災害《さいがい》などのときは、このページに、{{municipality}}からのお知《し》らせが出《で》ます。',
  office: '{{namedOffice}}',
  phone: '電話《でんわ》',
}

const easy: typeof ja = {
  ...ja,
  quietTitle: 'いま、急《いそ》ぎの お知《し》らせは ありません',
  quietLead: '地震《じしん》などの ときは、ここに {{municipality}}からの お知《し》らせが 出《で》ます。',
}

const en: typeof ja = {
  siteName: 'Madoguchi',
  other: 'Other languages',
  asOf: (when: string) => `As of ${when}`,
  steps: 'What to do now',
  places: 'Where you can go',
  place: 'Place',
  state: 'State',
  contacts: 'Telephone',
  usual: 'To the usual pages',
  quietTitle: 'There is no emergency notice now',
  quietLead: 'In a disaster, notices of the {{municipality}} appear on this page.',
  office: '{{namedOffice}}',
  phone: 'Telephone',
}

export const emergencyWords = defineTexts({ ja, easy, en })
