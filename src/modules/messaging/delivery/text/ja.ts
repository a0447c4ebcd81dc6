export const ja = {
  pushTitle: '{{office}}からのお知《し》らせ',
  mailFoot: (phone: string) =>
    `――\n{{namedOffice}}　電話《でんわ》 ${phone}\nこのメールには返信《へんしん》できません。心当《こころあ》たりがないときは、お手数《てすう》ですが電話《でんわ》でお知《し》らせください。`,
  stop: 'この種類《しゅるい》のお知《し》らせを止《と》める：',
  letterFoot: (phone: string) =>
    `インターネットをお使《つか》いにならない方《かた》は、${phone} にお電話《でんわ》いただくか、{{office}}の窓口《まどぐち》にお越《こ》しください。`,
}
