import { between, pick, type Random, weighted } from '../random.ts'

// Where people of the ward come from or go to: towns of the neighbourhood often, the rest of the country too.
const near =
  `東京都板橋区成増 東京都板橋区赤塚 東京都中野区鷺宮 東京都中野区江古田 東京都杉並区井草 東京都杉並区上荻 東京都豊島区南長崎 東京都豊島区千早
  東京都武蔵野市吉祥寺北町 東京都西東京市保谷町 東京都世田谷区経堂 東京都新宿区西落合 東京都北区十条仲原 東京都足立区千住 東京都大田区蒲田
  埼玉県和光市本町 埼玉県新座市片山 埼玉県朝霞市本町 埼玉県所沢市くすのき台 埼玉県川越市新富町 東京都八王子市子安町 東京都江東区大島`.split(
    /\s+/,
  )
const far =
  `北海道札幌市中央区南一条西 北海道小樽市花園 青森県青森市新町 岩手県盛岡市大通 宮城県仙台市青葉区一番町 秋田県秋田市山王 山形県山形市七日町 福島県郡山市駅前
  茨城県水戸市三の丸 栃木県宇都宮市本町 群馬県前橋市大手町 千葉県船橋市本町 神奈川県横浜市港北区日吉 神奈川県川崎市中原区小杉町 新潟県長岡市大手通 富山県富山市総曲輪
  石川県金沢市片町 長野県長野市南長野 山梨県甲府市丸の内 静岡県浜松市中央区元城町 愛知県名古屋市中村区名駅 岐阜県岐阜市司町 三重県津市丸之内 滋賀県大津市京町
  京都府京都市中京区御池通 大阪府大阪市北区天神橋 兵庫県神戸市中央区三宮町 奈良県奈良市登大路町 和歌山県和歌山市七番丁 鳥取県米子市加茂町 島根県松江市殿町 岡山県岡山市北区表町
  広島県広島市中区紙屋町 山口県山口市滝町 徳島県徳島市幸町 香川県高松市番町 愛媛県松山市二番町 高知県高知市本町 福岡県福岡市博多区祇園町 佐賀県佐賀市松原 長崎県長崎市江戸町
  熊本県熊本市中央区手取本町 大分県大分市荷揚町 宮崎県宮崎市橘通西 鹿児島県鹿児島市山下町 沖縄県那覇市泉崎`.split(/\s+/)

const drawDistance = weighted([
  [near, 62],
  [far, 38],
])

/** An address in another municipality: 前住所, 転出先. */
export const elsewhere = (next: Random): string =>
  `${pick(drawDistance(next), next)}${pick(chome, next)}${between(1, 60, next)}番${between(1, 30, next)}号`

/** A 本籍 outside the ward, with 番 or 番地. */
export const honsekiElsewhere = (next: Random): string =>
  `${pick(next(3) === 0 ? near : far, next)}${pick(chome, next)}${between(1, 900, next)}${next(2) === 0 ? '番地' : '番'}`

const chome = ['一丁目', '二丁目', '三丁目', '四丁目', '五丁目']
