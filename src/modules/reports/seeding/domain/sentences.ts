/** What people write about each kind, and what the office answers when it is done. */
export type Sentences = { said: readonly string[]; answered: readonly string[] }

const lamps: Sentences = {
  said: [
    '{place}の街路灯が、きのうの夜からついていません。暗くて足もとが見えません。',
    '{place}の街灯がついたり消えたりしています。',
    '{place}の明かりが昼間もついたままです。',
    '塾の帰りに子どもが通る道です。{place}の街路灯をお願いします。',
    '{place}の街路灯のカバーが割れて、ぶら下がっています。',
    '{place}で、となり合う2本の街路灯が消えています。',
  ],
  answered: [
    '灯具を新しいものに取り替え、夜につくことを確かめました。',
    '電球の寿命でした。LEDの灯具に替えました。',
    '自動で点灯する部品を取り替えました。',
    '電線のつなぎ目を直しました。',
  ],
}

const plain = (thing: string, fixed: string): Sentences => ({
  said: [
    `{place}で、${thing}。`,
    `{place}を通ったら、${thing}。見ていただけますか。`,
    `${thing}。場所は{place}です。`,
    `いつも使う道です。{place}で、${thing}。`,
  ],
  answered: [fixed, `現地を確かめ、${fixed}`, `${fixed}ご不便をおかけしました。`],
})

export const sentences: Readonly<Record<string, Sentences>> = {
  'street-lamp': lamps,
  'park-lamp': lamps,
  'road-hole': plain('アスファルトに穴があいて、自転車がはまりそうです', '穴をアスファルトでふさぎました。'),
  'cave-in': plain('道路がへこんで、下が空いているように見えます', 'すぐに通行を止め、土を入れてふさぎました。'),
  sidewalk: plain('歩道のブロックが浮いて、車いすの前輪が引っかかります', 'ブロックを敷き直し、段差をなくしました。'),
  'curve-mirror': plain('カーブミラーが下を向いて、車が見えません', '鏡の向きを直し、金具を締めました。'),
  'guard-rail': plain('ガードレールが曲がって、歩道に出ています', '曲がったところを取り替えました。'),
  'road-sign': plain('「止まれ」の字が消えかけています', '線と字を引き直しました。'),
  signal: plain('押しボタンを押しても信号が変わりません', '警察署へ伝え、直ったことを確かめました。'),
  drain: plain('側溝に落ち葉がつまって、雨の日に水があふれます', '落ち葉と土をさらい、流れることを確かめました。'),
  manhole: plain('車が通るたびに、マンホールのふたが大きな音を立てます', '下水道局がふたを取り替えました。'),
  river: plain('川ぞいの柵が1本、外れています', '柵を付け直しました。'),
  wire: plain('電線が手の届く高さまで下がっています', '電力会社が張り直しました。'),
  'fallen-tree': plain('風で木が倒れて、道をふさいでいます', '木を切って片付け、通れるようにしました。'),
  'street-tree': plain('枝が伸びて、標識が見えません', '枝を切り、標識が見えるようにしました。'),
  playground: plain('ぶらんこの鎖がさびて、切れそうです', '鎖を取り替え、安全を確かめました。'),
  bench: plain('ベンチの板が割れて、くぎが出ています', '板を取り替え、やすりをかけました。'),
  'park-toilet': plain('トイレの水が止まりません', '部品を取り替え、使えるようにしました。'),
  building: plain('玄関の自動ドアが半分しか開きません', '部品を調整し、全部開くようにしました。'),
  dumping: plain('古いテレビとタイヤが捨てられています', '片付け、見回りを増やしました。'),
  'collection-point': plain('カラスが袋を破って、ごみが道に広がっています', '片付け、ネットを新しくしました。'),
  graffiti: plain('壁に大きな落書きがあります', '落書きを消しました。'),
  overgrown: plain('空き地の草が歩道まで伸びて、歩きにくいです', '持ち主に連絡し、草が刈られたことを確かめました。'),
  other: plain('掲示板の屋根が外れかけています', '屋根を付け直しました。'),
  'litter-picked': plain(
    '朝の散歩のついでに、ごみを一袋拾いました',
    'まちをきれいにしていただき、ありがとうございます。',
  ),
  'leaves-swept': plain(
    '近所の4人で、落ち葉を掃きました。袋は6つになりました',
    '落ち葉を集めていただき、ありがとうございます。',
  ),
  'snow-cleared': plain('通学路の雪かきをしました', '子どもたちが安心して歩けました。ありがとうございます。'),
  'flowers-tended': plain('花だんに水をやり、しおれた花を摘みました', '花の手入れを、ありがとうございます。'),
  'other-deed': plain('登校する子どもたちを見守りました', '見守りを、ありがとうございます。'),
}

export const elsewhere = {
  no_action: [
    '見に行きましたが、見つかりませんでした。また見かけたら、お知らせください。',
    '確かめたところ、決まりの範囲の中でした。様子を見ます。',
  ],
  not_responsible: ['管理している機関へ伝えました。'],
  out_of_scope: ['ご意見として担当へ伝えました。すぐに直せる不具合ではないため、ここでの受け付けは終わりにします。'],
} as const

export const spots = [
  '{landmark}の近く',
  '{landmark}へ行く道',
  '{town}の公園の横',
  '{town}の交差点',
  '{landmark}の裏',
  '{town}の坂の上',
  '{town}のバス停の前',
] as const
