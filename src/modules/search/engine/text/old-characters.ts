// The form of today first, then those that old documents, names of places and people's habits write. Only where both
// are one word to somebody who searches.
const families = `
  高髙 崎﨑嵜碕㟢 吉𠮷 斎齋 斉齊 辺邉邊 沢澤 浜濱濵 広廣 桜櫻 国國 島嶋嶌 富冨 柳栁 黒黑 滝瀧 竜龍 関關 塩鹽 浅淺 宝寶寳 円圓 栄榮 学學 寿壽
  真眞 実實 条條 静靜 清淸 青靑 瀬瀨 曽曾 礼禮 万萬 与與 桧檜 館舘 荘莊 蔵藏 豊豐 亀龜 鉄鐵 仏佛 弁辨辯瓣 双雙 来來 楽樂 薬藥 郎郞 朗朖
  緑綠 録錄 横橫 遥遙 槙槇 桑桒 鶴鸖靏 薮藪 渕淵 梅楳 穂穗 稲稻 気氣 増增 奥奧 姫姬 宮宫 寛寬 将將 巌巖 弥彌 彦彥 恒恆 悦悅 慎愼 戸戶
  晋晉 暁曉 権權 歩步 毎每 温溫 為爲 県縣 経經 絵繪 総總 聡聰 芸藝 蛍螢 覚覺 頼賴 釈釋 鋭銳 顕顯 駅驛 麦麥 黄黃 歯齒 満滿 徳德 恵惠 暦曆
  歴歷 検檢 剣劍 険險 験驗 糸絲 継繼 続續 縄繩 薫薰 衛衞 誉譽 読讀 軽輕 郷鄕 間閒 陥陷 隠隱 雑雜 霊靈 髪髮 鶏鷄 区區 体體 医醫 会會 画畫
  当當 応應 変變 労勞 単單 図圖 団團 囲圍 売賣 声聲 対對 届屆 属屬 帰歸 廃廢 担擔 択擇 拡擴 挙擧 数數 断斷 旧舊 昼晝 枢樞 条條 様樣 残殘
  殴毆 民民 沿沿 済濟 渋澁澀 湾灣 灯燈 点點 犠犧 独獨 獣獸 発發 県縣 研硏 称稱 竃竈 籠篭 粋粹 糧粮 総總 処處 号號 虫蟲 術術 補補 覧覽 観觀
  触觸 証證 訳譯 豫予 価價 児兒 児兒 両兩 乱亂 予豫 争爭 仮假 伝傳 価價 余餘 党黨 写寫 励勵 効效 勧勸 参參 収收 営營 厳嚴 回囘 塁壘 壱壹
  専專 岳嶽 庁廳 従從 径徑 徴徵 恋戀 悪惡 戦戰 払拂 抜拔 拝拜 拠據 摂攝 斎齋 昼晝 条條 枠枠 欧歐 歓歡 沢澤 浄淨 滞滯 潜潛 炉爐 炭炭 焼燒
  状狀 猫貓 産產 痴癡 尽盡 盗盜 真眞 砕碎 礼禮 禅禪 秘祕 稲稻 窃竊 糸絲 経經 絶絕 継繼 緒緖 縁緣 縦縱 繊纖 聴聽 胆膽 脳腦 臓臟 芦蘆葦
  茎莖 蚕蠶 蛮蠻 装裝 褒襃 謡謠 譲讓 賛贊 践踐 転轉 辞辭 遅遲 遷遷 酔醉 醸釀 鉱鑛 銭錢 鋳鑄 関關 閲閱 随隨 難難 静靜 頬頰 顔顏 餅餠 駆驅
  騒騷 髄髓 闘鬪 麺麵 黙默 齢齡`

/** From an old or a rare form to the one of today. */
export const today: ReadonlyMap<string, string> = new Map(
  families
    .trim()
    .split(/\s+/)
    .flatMap((family) => {
      const [form = '', ...others] = family
      return others.filter((other) => other !== form).map((other) => [other, form] as const)
    }),
)
