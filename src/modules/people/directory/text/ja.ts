export const ja = {
  title: '課《か》と電話番号《でんわばんごう》',
  description: '{{office}}の部《ぶ》と課《か》、電話番号《でんわばんごう》の一覧《いちらん》',
  lede: 'どこに聞《き》けばよいか分《わ》からないときは、代表《だいひょう》の電話《でんわ》におかけください。担当《たんとう》におつなぎします。',
  main: '代表《だいひょう》',
  call: '電話《でんわ》する',
  found: (above: string, phone: string) => `${above === '' ? '' : `${above}。`}電話《でんわ》 ${phone}`,
  others: 'そのほか',
}
