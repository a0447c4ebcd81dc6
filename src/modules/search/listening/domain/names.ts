/** Without words that are addressed as a person, and without those that begin with a usual family name and go on as a given one. */
export function withoutNames(text: string): string {
  return text
    .replaceAll(addressed, (whole, name: string, honorific: string) => (isNobody(name, honorific) ? whole : ' '))
    .split(/(\s+)/)
    .map((word) => (isFullName(word) ? ' ' : word))
    .join('')
    .replaceAll(familyAndGiven, (whole, family: string, given: string) =>
      families.has(family) && looksGiven(given) ? ' ' : whole,
    )
}

const addressed =
  /([\p{Script=Han}々ヶ]{1,6}|[ぁ-ん]{2,6}|[ァ-ヶー]{2,10}|[a-z]{2,20}(?: [a-z]{2,20})?)\s?(さん|さま|様|氏|殿|くん|君|ちゃん)(?![\p{Script=Han}ぁ-ん]*(?<=様)[子式々相態])/gu

// Kinds of people, and words that only end like that: 赤ちゃん, パン屋さん, たくさん, 同様, 氏名.
const kinds =
  /^(?:赤|お?母|お?父|かあ|とう|お?兄|お?姉|お?祖父|お?祖母|おじい|おばあ|じい|ばあ|お?子|奥|お?客|お?医者|患者|業者|皆|みな|神|王|たく|お?嬢|新入り|先生|同|仕|多|一|模|有|左|諸|両|何|某|御)$/u
const trades = /(?:[員師士者屋家主長婦人族社店官]|子供|ども)$/u

const isNobody = (name: string, honorific: string): boolean =>
  kinds.test(name) || trades.test(name) || (honorific === '氏' && name.length > 4)

const families = new Set(
  `佐藤 鈴木 高橋 田中 伊藤 渡辺 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 林 斎藤 清水 山崎 阿部 森 池田 橋本 山下 石川 中島
  前田 藤田 後藤 小川 岡田 村上 長谷川 近藤 石井 斉藤 坂本 遠藤 藤井 青木 福田 三浦 西村 藤原 太田 松田 原田 岡本 中野 中川 小野 田村 竹内 金子
  中山 和田 石田 工藤 上田 原 森田 酒井 横山 柴田 宮崎 宮本 内田 高木 谷口 安藤 丸山 今井 大野 河野 藤本 村田 武田 上野 杉山 増田 平野 菅原 久保
  小島 千葉 松井 岩崎 木下 野口 松尾 野村 菊地 佐野 大西 杉本 新井 浜田 菅野 市川 水野 小松 島田 古川 小山 高田 西田 菊池 山内 西川 五十嵐 北村
  安田 中田 川口 平田 川崎 本田 久保田 吉川 飯田 沢田 辻 関 川村 熊谷 大塚 永井 荒井 矢野`.split(/\s+/),
)

const givenEnds =
  /[子美奈香恵江代枝郎男雄夫一二三太介助輔樹斗翔真誠実徹人也之彦佳織里紀希菜花葵咲結愛音羽修進隆豊健司志平吾朗亮涼蓮湊陽仁哲茂勇清浩博]$/u
const looksGiven = (given: string): boolean => givenEnds.test(given) || /^[ぁ-ん]{2,3}$/u.test(given)

const familyAndGiven = /(?<![\p{L}])([\p{Script=Han}々]{1,4})[\s・]([\p{Script=Han}々]{1,3}|[ぁ-ん]{2,3})(?![\p{L}])/gu

function isFullName(word: string): boolean {
  for (const length of [1, 2, 3]) {
    const given = word.slice(length)
    if (
      families.has(word.slice(0, length)) &&
      /^(?:[\p{Script=Han}々]{2,3}|[ぁ-ん]{2,3})$/u.test(given) &&
      looksGiven(given)
    )
      return true
  }
  return false
}
