export const easy = {
  title: '課《か》の 名前《なまえ》と 電話番号《でんわばんごう》',
  description: '{{office}}の 課《か》の 名前《なまえ》と 電話番号《でんわばんごう》です',
  lede: 'どこに 聞《き》くか 分《わ》からない ときは、代表《だいひょう》に 電話《でんわ》してください。',
  main: '代表《だいひょう》',
  call: '電話《でんわ》する',
  found: (above: string, phone: string) => `${above === '' ? '' : `${above}。`}電話《でんわ》 ${phone}`,
  others: 'ほかの ところ',
}
