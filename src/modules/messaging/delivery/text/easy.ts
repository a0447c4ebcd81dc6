export const easy = {
  mailFoot: (phone: string) =>
    `――\n{{namedOffice}}　電話《でんわ》 ${phone}\nこの メールに 返事《へんじ》は できません。わからない ことは、電話《でんわ》で 聞《き》いて ください。`,
  stop: 'この お知《し》らせを 止《と》める ページ：',
  letterFoot: (phone: string) =>
    `インターネットを 使《つか》わない 人《ひと》は、${phone} に 電話《でんわ》を するか、{{office}}へ 来《き》て ください。`,
}
