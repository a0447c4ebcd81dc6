/**
 * Words whose reading hangs on what is meant, whatever the office's own texts happen to say: no reading is written over
 * them. Alone, or with the hiragana that follow: 「開い」 is ひらいて and あいて.
 */
export const severalReadings: ReadonlySet<string> = new Set(
  `方 上 下 中 家 間 人 日 月 金 市 町 後 他 何 空 面 角 頭 物 事 生 土 木 火 水 主 本 分 数 一 二 三 四 五 六 七 八 九 十 百 千 万 表 側 汚 型 歩 端 縁 節 柄 傍 謎 止
  行 来 等 辺 床 米 麦 背 値 価 身 裏 私 我 彼 誰 今日 明日 昨日 一日 二日 一人 二人 大人 市場 上手 下手 人気 工夫 最中 色紙 生物 大事 一行 何人 十分 一時 一月 一分 今朝 今夜
  一言 何時 何日 何分 何月 何年 何回 年月 月日 日中 一昨年 明後日 翌日 寒気 気色 大家 見物 仮名 変化 名代 利益 評定 分別 末期 入会 開眼 造作 上方 上下 目下 人間 心中 施行 執行 遺言
  代替 早急 重複 貼付 故郷 草原 牧場 足跡 白金 黄金 小人 家主 店主 後生 競売 礼拝 出生 依存 共存 固執 相殺 消耗 捏造 奥義 開い 開く 開か 開き 入る 入っ 行っ 止め 空い 空く 空け 抱え
  抱い 怒る 怒っ 描い 描く 汚れ 汚し 辛い 辛く 着い 着く 着き 埋め 降り 被っ 脅か 縮れ 記し 印し 担う 担っ 交わ 交じ 混じ 逃れ 放っ 臭い 育む 栄え 映え 塗れ 弾く 弾い 潜る 潜っ 断つ
  断っ 断ち 滑る 凍る 冷め 覚め 負う 負っ 勝る 勝っ 通っ 上り 下る 下り 下ろ 生む 生き 生え 生か 細か 直ち 直に 幸い 和や 和ん 過ち 治め 占め 占う 請け 請う 結う 結わ 魅せ 荒い 嫌い
  嫌う 苦い 難い 著し 著わ 現れ 現し 連な 頼る 調え 逢う 食う 食ら 集う 染み 染め 沁み 際 他人事 注ぐ 注い 増す 盛り 盛る 試み 和らぐ 和む 責め 背く 背け 傾く 裁つ 逸れ 狭ま 明け 明か
  明く 明き 平た 速い 快い 抜か 病む 病い 交え 話 君 君ら 業 技 外 内 前 許 基 避け 空き 開け 行き 行く 行け 入り 入れ 止ま 通り 便 形 札 訳 触っ 上る 他人 身体 父母 河川 初日 昨年 様 元
  先 色 音 風 種 実`.split(/\s+/),
)

/** First sound becomes hard behind another word: 株式会社《がいしゃ》, 運動不足《ぶそく》. Read only where a word begins. */
export const hardened: ReadonlySet<string> = new Set([
  '会社',
  '不足',
  '布団',
  '時計',
  '言葉',
  '手紙',
  '通帳',
  '袋',
  '箱',
])

/** ひとり暮《ぐ》らし: behind kana these are read as they stand or harder, and nobody can tell. */
export const softened: ReadonlySet<string> = new Set(['暮', '好', '書', '作', '造', '組', '連', '貸', '積'])
