import type { Ja } from './ja.ts'

export const easy: Ja = {
  title: '犬《いぬ》の 札《ふだ》',
  series: { dog: '犬《いぬ》の 札《ふだ》（鑑札《かんさつ》）', 'dog-vaccination': '注射《ちゅうしゃ》の 札《ふだ》' },
  number: (serial, year) => `${year ? `${year}年度《ねんど》 ` : ''}${serial}番《ばん》`,
  preparing: '用意《ようい》して います',
  atCounter: '窓口《まどぐち》に あります',
  come: '窓口《まどぐち》に あります。QRコードを 見《み》せて、もらって ください。',
  posting: 'これから 郵便《ゆうびん》で 送《おく》ります',
  posted: (when) => `${when}に 郵便《ゆうびん》で 送《おく》りました`,
  handed: (when) => `${when}に 窓口《まどぐち》で 渡《わた》しました`,
  note: '犬《いぬ》の 首《くび》に つけて ください。なくした ときは、下《した》の 係《かかり》に 電話《でんわ》して ください。',
}
