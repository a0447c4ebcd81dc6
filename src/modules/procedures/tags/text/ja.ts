export const ja = {
  title: '鑑札《かんさつ》・注射済票《ちゅうしゃずみひょう》',
  series: { dog: '犬《いぬ》の鑑札《かんさつ》', 'dog-vaccination': '注射済票《ちゅうしゃずみひょう》' },
  number: (serial: number, year: number | null) =>
    `${year ? `${year}年度《ねんど》 ` : ''}第《だい》${serial}号《ごう》`,
  preparing: '用意《ようい》しています',
  atCounter: '窓口《まどぐち》に用意《ようい》しました',
  come: '窓口《まどぐち》に用意《ようい》しました。QRコードを見《み》せて、受《う》け取《と》ってください。',
  posting: 'これから郵便《ゆうびん》でお送《おく》りします',
  posted: (when: string) => `${when}に郵便《ゆうびん》でお送《おく》りしました`,
  handed: (when: string) => `${when}に窓口《まどぐち》でお渡《わた》ししました`,
  note: '犬《いぬ》の首輪《くびわ》に着《つ》けてください。なくしたときは、下《した》の係《かかり》にお電話《でんわ》ください。',
}

export type Ja = typeof ja
