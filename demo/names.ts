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
  佐藤:さとう 鈴木:すずき 高橋:たかはし 田中:たなか 伊藤:いとう 渡辺:わたなべ 山本:やまもと 中村:なかむら 小林:こばやし 加藤:かとう
  吉田:よしだ 山田:やまだ 佐々木:ささき 山口:やまぐち 松本:まつもと 井上:いのうえ 木村:きむら 林:はやし 斎藤:さいとう 清水:しみず
  山崎:やまざき 森:もり 池田:いけだ 橋本:はしもと 阿部:あべ 石川:いしかわ 山下:やました 中島:なかじま 石井:いしい 小川:おがわ
  前田:まえだ 岡田:おかだ 長谷川:はせがわ 藤田:ふじた 後藤:ごとう 近藤:こんどう 村上:むらかみ 遠藤:えんどう 青木:あおき 坂本:さかもと
  髙橋:たかはし 齋藤:さいとう 渡邊:わたなべ 渡邉:わたなべ 山﨑:やまざき 𠮷田:よしだ 本橋:もとはし 加藤:かとう 増島:ますじま 尾崎:おざき`)

export const givenNames = {
  male: words(`
    大輔:だいすけ 誠:まこと 健一:けんいち 翔:しょう 拓也:たくや 直樹:なおき 蓮:れん 陽翔:はると 和夫:かずお 茂:しげる 博:ひろし 隆:たかし
    学:まなぶ 亮:りょう 悠真:ゆうま 勇:いさむ 昭:あきら 豊:ゆたか 幸雄:ゆきお 大和:やまと 樹:いつき 涼太:りょうた 進:すすむ 修:おさむ`),
  female: words(`
    美咲:みさき 陽子:ようこ 恵子:けいこ 愛:あい 結衣:ゆい 由美子:ゆみこ 幸子:さちこ 和子:かずこ 千尋:ちひろ 葵:あおい 凛:りん 節子:せつこ
    久美子:くみこ 裕子:ゆうこ 真理子:まりこ 文子:ふみこ 明美:あけみ 紗季:さき 芽衣:めい 詩織:しおり 純子:じゅんこ 京子:きょうこ 咲良:さくら 静江:しずえ`),
}

/** Foreign residents: one undivided name, in Roman letters as on the residence card. */
export const foreignNames = [
  {
    name: 'CHEN YUTING',
    kana: 'ちん ゆてぃん',
    sex: 'female',
    nationality: '中国',
    status: '技術・人文知識・国際業務',
  },
  { name: 'KIM MINJUN', kana: 'きむ みんじゅん', sex: 'male', nationality: '韓国', status: '永住者' },
  {
    name: 'SANTOS MARIA CRISTINA DELA CRUZ',
    kana: 'さんとす まりあ',
    sex: 'female',
    nationality: 'フィリピン',
    status: '永住者',
  },
  { name: 'SHRESTHA RAM BAHADUR', kana: 'しゅれすた らむ', sex: 'male', nationality: 'ネパール', status: '技能' },
  { name: 'TRAN VAN MINH', kana: 'ちゃん ばん みん', sex: 'male', nationality: 'ベトナム', status: '特定技能1号' },
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
