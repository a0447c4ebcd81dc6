export const ja = {
  title: 'お知らせの記録',
  label: 'お知らせの記録',
  lede: '区役所があなたに送ったお知らせを、新しい順に並べています。届かなかったものも、ここで読めます。',
  description: '区役所から届いたお知らせを、あとから読む',
  listTitle: '送ったお知らせ',
  empty: 'お知らせは、まだありません',
  emptyNote: '申請をすると、受付や交付のお知らせがここに並びます。',
  sentBy: { line: 'LINEで送りました', mail: 'メールで送りました', letter: '手紙で送りました' },
  sendingBy: { line: 'LINEで送っています', mail: 'メールで送っています', letter: '手紙を準備しています' },
  failedBy: { line: 'LINEでは届きませんでした', mail: 'メールでは届きませんでした', letter: '手紙は届きませんでした' },
  unsureBy: {
    line: 'LINEで届いたか確かめられません',
    mail: 'メールで届いたか確かめられません',
    letter: '手紙が届いたか確かめられません',
  },
  notSent: '通知は送っていません',
  whyTitle: 'なぜ届くのか',
  why: 'あなたの申請に動きがあったとき、または法律で通知が決まっているときに送ります。名前や中身は書かず、見るページだけをお知らせします。',
  whereTitle: 'お知らせの届け先',
  where: { line: 'LINE', mail: (address: string) => `メール（${address}）`, letter: '住民票の住所への手紙' },
  mailFoot: (ward: string, phone: string) =>
    `――\n${ward}役所　電話 ${phone}\nこのメールには返信できません。心当たりがないときは、お手数ですが電話でお知らせください。`,
  letterFoot: (phone: string) =>
    `インターネットをお使いにならない方は、${phone} にお電話いただくか、区役所の窓口にお越しください。`,
}
