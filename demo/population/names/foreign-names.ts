/** How people of one nationality are called, in Roman letters as on the residence card, and in how many of 10,000 foreign homes they live. */
export type ForeignNames = {
  nationality: string
  weight: number
  /** Order in which the card has them. */
  order: 'family first' | 'given first' | 'given only'
  family: string
  men: string
  women: string
}

// Shares as in Tokyo in December 2023; the rest of the world is shown by a few countries.
export const foreignNames: readonly ForeignNames[] = [
  {
    nationality: '中国',
    weight: 4130,
    order: 'family first',
    family:
      'WANG/王:ワン LI/李:リ ZHANG/張:チャン LIU/劉:リュウ CHEN/陳:チン YANG/楊:ヨウ ZHAO/趙:チョウ HUANG/黄:コウ ZHOU/周:シュウ WU/呉:ゴ XU/徐:ジョ SUN/孫:ソン MA/馬:バ ZHU/朱:シュ HU/胡:コ LIN/林:リン GUO/郭:カク HE/何:カ GAO/高:コウ LUO/羅:ラ',
    men: 'WEI/偉:ウェイ JUN/軍:ジュン LEI/磊:レイ YONG/勇:ヨン HAO/浩:ハオ MINGHUI/明輝:ミンフイ ZIHAO/子豪:ズーハオ JIANGUO/建国:ジエングオ YICHEN/逸晨:イーチェン TAO/濤:タオ',
    women:
      'FANG/芳:ファン NA/娜:ナー MIN/敏:ミン JING/静:ジン YAN/艶:イエン XIAOLING/暁玲:シャオリン MEILI/美麗:メイリー YUTING/雨婷:ユーティン XINYI/欣怡:シンイー LAN/蘭:ラン',
  },
  {
    nationality: '韓国',
    weight: 1410,
    order: 'family first',
    family:
      'KIM/金:キム LEE/李:イ PARK/朴:パク CHOI/崔:チェ JUNG/鄭:チョン KANG/姜:カン CHO/趙:チョ YOON/尹:ユン JANG/張:チャン LIM/林:イム',
    men: 'MINJUN/民俊:ミンジュン SEOJUN/瑞俊:ソジュン JIHO/志浩:ジホ YOUNGHO/英浩:ヨンホ SUNGMIN/成民:ソンミン HYUNWOO/賢宇:ヒョヌ',
    women:
      'JIWOO/智友:ジウ SEOYEON/瑞妍:ソヨン MINJI/敏智:ミンジ YOUNGHEE/英姫:ヨンヒ SOOJIN/秀珍:スジン EUNJU/恩珠:ウンジュ',
  },
  {
    nationality: 'ベトナム',
    weight: 580,
    order: 'family first',
    family: 'NGUYEN:グエン TRAN:チャン LE:レ PHAM:ファム HOANG:ホアン VU:ヴ DANG:ダン BUI:ブイ',
    men: 'VAN_MINH:バン・ミン DUC_ANH:ドゥック・アイン QUANG_HUY:クアン・フイ THANH_TUNG:タイン・トゥン VAN_HAI:バン・ハイ',
    women: 'THI_LAN:ティ・ラン THI_HOA:ティ・ホア THI_THU_HA:ティ・トゥ・ハ NGOC_ANH:ゴック・アイン THI_MAI:ティ・マイ',
  },
  {
    nationality: 'ネパール',
    weight: 530,
    order: 'family first',
    family: 'SHRESTHA:シュレスタ GURUNG:グルン RAI:ライ TAMANG:タマン ADHIKARI:アディカリ THAPA:タパ KC:ケーシー',
    men: 'RAM_BAHADUR:ラム・バハドゥル BIKASH:ビカス SURESH:スレス PRAKASH:プラカス DIPAK:ディパク',
    women: 'SITA:シタ ANJALI:アンジャリ SUNITA:スニタ MAYA:マヤ PUJA:プジャ',
  },
  {
    nationality: 'フィリピン',
    weight: 490,
    order: 'family first',
    family: 'SANTOS:サントス REYES:レイエス CRUZ:クルス BAUTISTA:バウティスタ GARCIA:ガルシア DELA_CRUZ:デラ・クルス',
    men: 'JOSE_MARIE:ホセ・マリー JOHN_PAUL:ジョン・ポール MARK_ANTHONY:マーク・アンソニー',
    women:
      'MARIA_CRISTINA:マリア・クリスティナ MARY_GRACE:メリー・グレース ROSALINDA:ロザリンダ JENNIFER:ジェニファー ANGELICA_MAE_SANTOS:アンヘリカ・メイ・サントス',
  },
  {
    nationality: '台湾',
    weight: 420,
    order: 'family first',
    family: 'CHEN/陳:チェン LIN/林:リン HUANG/黃:ホアン CHANG/張:チャン LEE/李:リー WU/吳:ウー TSAI/蔡:ツァイ',
    men: 'CHIAHAO/家豪:チアハオ CHIHMING/志明:チーミン CHUNHUNG/俊宏:チュンホン',
    women: 'YATING/雅婷:ヤーティン SHUFEN/淑芬:シューフェン YIJUN/怡君:イージュン',
  },
  {
    nationality: '米国',
    weight: 390,
    order: 'family first',
    family: 'SMITH:スミス JOHNSON:ジョンソン WILLIAMS:ウィリアムズ BROWN:ブラウン MILLER:ミラー O’CONNOR:オコナー',
    men: 'MICHAEL_JAMES:マイケル・ジェームズ DAVID:デイビッド ROBERT_LEE:ロバート・リー',
    women: 'EMILY_ROSE:エミリー・ローズ JESSICA:ジェシカ SARAH_ANN:サラ・アン',
  },
  {
    nationality: 'ミャンマー',
    weight: 480,
    order: 'given only',
    family: '',
    men: 'AUNG_KYAW_MOE:アウン・チョー・モー ZAW_MIN_HTUN:ゾー・ミン・トゥン THURA:トゥラ',
    women: 'KHIN_MAR_WIN:キン・マー・ウィン THIDA:ティダ EI_PHYU_SIN:エイ・ピュー・シン',
  },
  {
    nationality: 'インド',
    weight: 360,
    order: 'given first',
    family: 'SHARMA:シャルマ PATEL:パテル KUMAR:クマール SINGH:シン IYER:アイヤー',
    men: 'RAHUL:ラフル AMIT:アミット SANJAY:サンジャイ',
    women: 'PRIYA:プリヤ ANITA:アニタ DEEPA:ディーパ',
  },
  {
    nationality: 'バングラデシュ',
    weight: 200,
    order: 'given first',
    family: 'RAHMAN:ラーマン HOSSAIN:ホセイン ISLAM:イスラム AHMED:アハメド',
    men: 'MD_ABDUR:エムディ・アブドゥル MOHAMMAD_KAMAL:モハマド・カマル',
    women: 'FATIMA:ファティマ NUSRAT_JAHAN:ヌスラット・ジャハン',
  },
  {
    nationality: 'ブラジル',
    weight: 140,
    order: 'family first',
    family: 'DA_SILVA:ダ・シルバ TANAKA_SOUZA:タナカ・ソウザ OLIVEIRA:オリベイラ',
    men: 'CARLOS_EDUARDO:カルロス・エドゥアルド LUCAS:ルーカス',
    women: 'ANA_PAULA:アナ・パウラ JULIANA_APARECIDA_DOS_SANTOS:ジュリアナ・アパレシーダ・ドス・サントス',
  },
  {
    nationality: 'フランス',
    weight: 160,
    order: 'family first',
    family: 'MARTIN:マルタン DUBOIS:デュボワ LEFÈVRE:ルフェーブル',
    men: 'PIERRE:ピエール JEAN-LUC:ジャン・リュック',
    women: 'MARIE:マリー CHLOÉ:クロエ',
  },
  {
    nationality: '英国',
    weight: 210,
    order: 'family first',
    family: 'TAYLOR:テイラー JONES:ジョーンズ EVANS:エバンズ',
    men: 'OLIVER_GEORGE:オリバー・ジョージ THOMAS:トーマス',
    women: 'CHARLOTTE:シャーロット AMY_LOUISE:エイミー・ルイーズ',
  },
  {
    nationality: '無国籍',
    weight: 10,
    order: 'given only',
    family: '',
    men: 'ALI:アリ',
    women: 'AMINA:アミナ',
  },
]
