// Kanji that one name is written with by different families, the common form first. Whether two are one character
// (髙 and 高) or only taken for each other (畑 and 畠) makes no difference to somebody who searches.
const families = `
  高髙 崎﨑嵜碕㟢埼 吉𠮷 斎齋斉齊亝 辺邉邊 沢澤 浜濱濵 広廣 桜櫻 国國圀囯 島嶋嶌㠀 富冨 柳栁桺 黒黑 滝瀧 竜龍 関關 塩鹽 浅淺 宝寶寳
  円圓 栄榮 学學斈 寿壽 真眞 実實 条條 静靜 清淸 青靑 瀬瀨 曽曾 礼禮 万萬 与與 芦蘆葦 桧檜 峰峯 館舘 荘莊庄 蔵藏 豊豐 岳嶽 亀龜
  鉄鐵鐡 仏佛 弁辨辯瓣 双雙 来來 楽樂 薬藥 郎郞 朗朖 緑綠 録錄 横橫 凛凜 遥遙 尭堯 槙槇 桑桒 船舩舟 鶴鸖靍靏 藪薮 園薗 渕淵渊 梅楳
  松枩 穂穗 稲稻 秋秌穐 気氣 岡崗 野埜 増增 土圡 奥奧 姫姬 宮宫 寛寬 将將 巌巖 巻卷 弥彌 彦彥 恒恆 悦悅 慎愼 戸戶 晃晄 晋晉 暁曉
  柏栢 権權 歩步 毎每 温溫 為爲 猪豬 留畄 畑畠 県縣 祢禰 経經 絵繪 総總 聡聰 芸藝 虎乕 蛍螢 覚覺 頼賴 釈釋 鋭銳 顕顯 駅驛 鴎鷗
  麹麴 麦麥 黄黃 歯齒 満滿 徳德 恵惠 暦曆 歴歷 検檢 剣劍劔 険險 験驗 砺礪 蛎蠣 糸絲 継繼 続續 縄繩 翠翆 脇脅 花芲 薫薰 衛衞 裏裡
  誉譽 読讀 軽輕 迫廹 郷鄕 釜釡 鈎鉤 間閒 陥陷 隠隱 雑雜 霊靈 頴穎 髪髮 鶏鷄雞 竃竈 籠篭 簗梁 艶艷 苅刈 萌萠 蝉蟬 解觧 証證
  諌諫 譲讓 賛贊 輝暉 転轉 迪廸 酔醉 銭錢 錬鍊 鎮鎭 長镸 閲閱 阪坂 乗乘 予豫 争爭 亘亙 会會 伝傳 侠俠 価價 倹儉 偽僞 光灮 児兒
  党黨 兎兔 内內 冴冱 処處 凉涼 刃刄 効效 勅敕 勧勸 勲勳 区區 医醫 単單 卯夘 即卽 厳嚴 参參 叙敍敘 台臺 号號 唖啞 善譱 喜㐂 器噐
  団團 囲圍 図圖 圧壓 塁壘 壊壞 壌壤 壮壯 声聲 壱壹 変變 奨奬獎 妙玅 姉姊 嬢孃 対對 専專 尚尙 尽盡 届屆 属屬 峡峽 峨峩 巣巢 帯帶
  帰歸 庁廳 応應 廃廢 弐貳 弾彈 当當 径徑 従從 徴徵 恋戀 悪惡 懐懷 戦戰 戯戲 払拂 抜拔 択擇 担擔 拝拜 拠據 拡擴 挙擧 挿插 捜搜
  掛挂 揚敭 携攜 摂攝 撃擊 数數 断斷 旧舊 昂昻 昇曻 昼晝 時旹 暎映 本夲 杉杦 杯盃 枢樞 査查 栃橡 栖棲 桝枡 桟棧 様樣 欧歐 歓歡
  歳歲 残殘 殴毆 殻殼 沖冲 浄淨 涙淚 渉涉 渋澁澀 渓溪 済濟 湾灣 湿濕 潜潛 炉爐 点點 焔焰 焼燒 煕熙 燈灯 爾尓 状狀 独獨 狭狹 猟獵
  献獻 獣獸 珍珎 瑶瑤 画畫 畳疊 発發 皐皋 研硏 禄祿 禅禪 秘祕 称稱 穏穩 窓窗 竪豎 粋粹`

/** Every variant with the form it is searched by. */
export const variants: ReadonlyMap<string, string> = new Map(
  families
    .trim()
    .split(/\s+/)
    .flatMap((family) => {
      const [common = '', ...others] = family
      return others.map((other) => [other, common] as const)
    }),
)
