const words = (text: string) =>
  text
    .trim()
    .split(/\s+/)
    .map((word) => {
      const [name = '', kana = ''] = word.split(':')
      return { name, kana }
    })

/** Common surnames, and some whose kanji have variants. */
export const familyNames = words(`
  佐藤:サトウ 鈴木:スズキ 高橋:タカハシ 田中:タナカ 伊藤:イトウ 渡辺:ワタナベ 山本:ヤマモト 中村:ナカムラ 小林:コバヤシ 加藤:カトウ
  吉田:ヨシダ 山田:ヤマダ 佐々木:ササキ 山口:ヤマグチ 松本:マツモト 井上:イノウエ 木村:キムラ 林:ハヤシ 斎藤:サイトウ 清水:シミズ
  山崎:ヤマザキ 森:モリ 池田:イケダ 橋本:ハシモト 阿部:アベ 石川:イシカワ 山下:ヤマシタ 中島:ナカジマ 石井:イシイ 小川:オガワ
  前田:マエダ 岡田:オカダ 長谷川:ハセガワ 藤田:フジタ 後藤:ゴトウ 近藤:コンドウ 村上:ムラカミ 遠藤:エンドウ 青木:アオキ 坂本:サカモト
  髙橋:タカハシ 齋藤:サイトウ 渡邊:ワタナベ 渡邉:ワタナベ 山﨑:ヤマザキ 𠮷田:ヨシダ 本橋:モトハシ 加藤:カトウ 増島:マスジマ 尾崎:オザキ`)

export const givenNames = {
  male: words(`
    大輔:ダイスケ 誠:マコト 健一:ケンイチ 翔:ショウ 拓也:タクヤ 直樹:ナオキ 蓮:レン 陽翔:ハルト 和夫:カズオ 茂:シゲル 博:ヒロシ 隆:タカシ
    学:マナブ 亮:リョウ 悠真:ユウマ 勇:イサム 昭:アキラ 豊:ユタカ 幸雄:ユキオ 大和:ヤマト 樹:イツキ 涼太:リョウタ 進:ススム 修:オサム`),
  female: words(`
    美咲:ミサキ 陽子:ヨウコ 恵子:ケイコ 愛:アイ 結衣:ユイ 由美子:ユミコ 幸子:サチコ 和子:カズコ 千尋:チヒロ 葵:アオイ 凛:リン 節子:セツコ
    久美子:クミコ 裕子:ユウコ 真理子:マリコ 文子:フミコ 明美:アケミ 紗季:サキ 芽衣:メイ 詩織:シオリ 純子:ジュンコ 京子:キョウコ 咲良:サクラ 静江:シズエ`),
}

/** Foreign residents: one undivided name, in Roman letters as on the residence card. */
export const foreignNames = [
  {
    name: 'CHEN YUTING',
    kana: 'チン ユティン',
    sex: 'female',
    nationality: '中国',
    status: '技術・人文知識・国際業務',
  },
  { name: 'KIM MINJUN', kana: 'キム ミンジュン', sex: 'male', nationality: '韓国', status: '永住者' },
  {
    name: 'SANTOS MARIA CRISTINA DELA CRUZ',
    kana: 'サントス マリア',
    sex: 'female',
    nationality: 'フィリピン',
    status: '永住者',
  },
  { name: 'SHRESTHA RAM BAHADUR', kana: 'シュレスタ ラム', sex: 'male', nationality: 'ネパール', status: '技能' },
  { name: 'TRAN VAN MINH', kana: 'チャン バン ミン', sex: 'male', nationality: 'ベトナム', status: '特定技能1号' },
] as const

const town = (postcode: string, name: string, chome: number) => ({ postcode, name, chome })

/** Towns of Nerima with 丁目 (Japan Post; geolonia/japanese-addresses). */
export const towns = [
  town('176-0001', '練馬', 4),
  town('176-0002', '桜台', 6),
  town('176-0003', '羽沢', 3),
  town('176-0012', '豊玉北', 6),
  town('176-0021', '貫井', 5),
  town('176-0022', '向山', 4),
  town('176-0024', '中村', 3),
  town('177-0031', '三原台', 3),
  town('177-0032', '谷原', 6),
  town('177-0033', '高野台', 5),
  town('177-0034', '富士見台', 4),
  town('177-0041', '石神井町', 8),
  town('177-0042', '下石神井', 6),
  town('177-0044', '上石神井', 4),
  town('177-0051', '関町北', 5),
  town('178-0061', '大泉学園町', 9),
  town('178-0063', '東大泉', 7),
  town('178-0065', '西大泉', 6),
  town('179-0071', '旭町', 3),
  town('179-0072', '光が丘', 7),
  town('179-0073', '田柄', 5),
  town('179-0074', '春日町', 6),
  town('179-0075', '高松', 6),
  town('179-0081', '北町', 8),
  town('179-0083', '平和台', 4),
  town('179-0085', '早宮', 4),
]
