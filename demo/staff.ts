import { facilityStaff } from './facility-staff.ts'
import { demoStaffId } from './people.ts'
import type { DemoStaff } from './person.ts'
import { clerkAt, leads, member } from './posts.ts'
import { reportStaff } from './report-staff.ts'

/** Clerk of 証明係: opens cases and proposes. */
export const takahashiMakoto: DemoStaff = {
  staffId: demoStaffId(1),
  staffNumber: '100241',
  name: '高橋真',
  kana: 'たかはしまこと',
  email: 'takahashi.makoto@city.example.jp',
  posts: [{ office: 'certificates', role: 'clerk', from: '2024-04-01' }],
}

/** 証明係長: the second pair of eyes, and leads the desk. */
export const tanakaMisaki: DemoStaff = {
  staffId: demoStaffId(2),
  staffNumber: '100118',
  name: '田中美咲',
  kana: 'たなかみさき',
  email: 'tanaka.misaki@city.example.jp',
  posts: leads('certificates', 'chief', '2023-04-01'),
}

export const moriDaichi: DemoStaff = {
  staffId: demoStaffId(3),
  staffNumber: '100356',
  name: '森大地',
  kana: 'もりだいち',
  email: 'mori.daichi@city.example.jp',
  posts: [{ office: 'certificates', role: 'clerk', from: '2026-04-01' }],
}

/** Another office: must not see the cases of 証明係. */
export const katoMakoto: DemoStaff = {
  staffId: demoStaffId(4),
  staffNumber: '100287',
  name: '加藤誠',
  kana: 'かとうまこと',
  email: 'kato.makoto@city.example.jp',
  posts: [{ office: 'insurance-pension', role: 'clerk', from: '2025-04-01' }],
}

/** Keeps the system: permissions of an administrator, no residents' papers. */
export const suzukiHajime: DemoStaff = {
  staffId: demoStaffId(5),
  staffNumber: '100009',
  name: '鈴木一',
  kana: 'すずきはじめ',
  email: 'suzuki.hajime@city.example.jp',
  posts: [{ office: 'information-policy', role: 'administrator', from: '2022-04-01' }],
}

/** Was at 証明係 until the last transfer; his post has ended. */
export const hayashiKoji: DemoStaff = {
  staffId: demoStaffId(6),
  staffNumber: '100075',
  name: '林浩二',
  kana: 'はやしこうじ',
  email: 'hayashi.koji@city.example.jp',
  posts: [{ office: 'certificates', role: 'clerk', from: '2021-04-01', until: '2026-04-01' }],
}

/** 受託: receives and types at the counter, never decides. */
export const hiranoYui: DemoStaff = {
  staffId: demoStaffId(15),
  staffNumber: 'C00031',
  name: '平野ゆい',
  kana: 'ひらのゆい',
  email: 'hirano.yui@contractor.example.jp',
  employment: 'contracted',
  employer: '窓口サービス見本株式会社',
  posts: [{ office: 'certificates', role: 'contractor', from: '2026-04-01' }],
}

/** 会計年度任用職員: an official for a year. */
export const fujiiMayu: DemoStaff = {
  staffId: demoStaffId(21),
  staffNumber: 'K00112',
  name: '藤井真由',
  kana: 'ふじいまゆ',
  email: 'fujii.mayu@city.example.jp',
  employment: 'fiscal-year',
  posts: [{ office: 'certificates', role: 'clerk', from: '2026-04-01', until: '2027-04-01' }],
}

// 町会・団体
export const okadaMegumi = member(41, '100411', ['岡田恵', 'おかだめぐみ', 'okada.megumi'], clerkAt('collaboration'))
export const fujiwaraKen = member(
  42,
  '100412',
  ['藤原賢', 'ふじわらけん', 'fujiwara.ken'],
  leads('collaboration', 'section-head', '2025-04-01'),
)

// 児童手当
export const nakamuraAoi = member(7, '100312', ['中村葵', 'なかむらあおい', 'nakamura.aoi'], clerkAt('child-allowance'))
export const koyamaOsamu = member(
  8,
  '100131',
  ['小山修', 'こやまおさむ', 'koyama.osamu'],
  leads('child-allowance', 'chief', '2024-04-01'),
)
export const ishiiKeiko = member(
  9,
  '100052',
  ['石井恵子', 'いしいけいこ', 'ishii.keiko'],
  leads('child-support', 'section-head', '2025-04-01'),
)

// 犬の登録
export const haradaSusumu = member(10, '100298', ['原田進', 'はらだすすむ', 'harada.susumu'], clerkAt('public-health'))
export const imaiNaomi = member(
  11,
  '100061',
  ['今井直美', 'いまいなおみ', 'imai.naomi'],
  leads('public-health', 'section-head', '2024-04-01'),
)

// 公文書開示
export const matsumotoKaori = member(
  12,
  '100305',
  ['松本香', 'まつもとかおり', 'matsumoto.kaori'],
  clerkAt('information-disclosure'),
)
export const shimizuTakashi = member(
  13,
  '100048',
  ['清水隆', 'しみずたかし', 'shimizu.takashi'],
  leads('information-disclosure', 'section-head', '2023-04-01'),
)

/** 文書主任: examines what 松本香 drafts and 清水隆 decides. */
export const onoKenichi = member(
  23,
  '100187',
  ['大野健一', 'おおのけんいち', 'ono.kenichi'],
  [{ office: 'information-disclosure', role: 'checker', rank: 'chief', from: '2024-04-01' }],
)

// 会計
export const uedaChiaki = member(14, '100267', ['上田千秋', 'うえだちあき', 'ueda.chiaki'], clerkAt('treasury'))
export const okamotoYutaka = member(
  18,
  '100039',
  ['岡本豊', 'おかもとゆたか', 'okamoto.yutaka'],
  leads('treasury', 'section-head', '2024-04-01'),
)

/** 戸籍住民課長: leads the section above 証明係. */
export const hasegawaToru = member(
  16,
  '100044',
  ['長谷川徹', 'はせがわとおる', 'hasegawa.toru'],
  leads('residents', 'section-head', '2024-04-01'),
)
/** Moving-in counter of 戸籍住民課. */
export const nishimuraSho = member(22, '100344', ['西村翔', 'にしむらしょう', 'nishimura.sho'], clerkAt('residents'))
export const otsukaMasaki = member(
  19,
  '100021',
  ['大塚正樹', 'おおつかまさき', 'otsuka.masaki'],
  leads('residents-department', 'director', '2025-04-01'),
)
export const nomuraShunsuke = member(
  20,
  '100003',
  ['野村俊介', 'のむらしゅんすけ', 'nomura.shunsuke'],
  leads('mayor', 'vice-mayor', '2023-04-01'),
)

/** Another 執行機関, 教育委員会: sees nothing of what the 区長 holds. */
export const murakamiAya = member(17, '100321', ['村上彩', 'むらかみあや', 'murakami.aya'], clerkAt('school-affairs'))

// 税務
export const kawamuraYumi = member(61, '100421', ['川村由美', 'かわむらゆみ', 'kawamura.yumi'], clerkAt('tax'))
export const sugiyamaTetsu = member(
  62,
  '100057',
  ['杉山哲', 'すぎやまてつ', 'sugiyama.tetsu'],
  leads('tax', 'section-head', '2024-04-01'),
)

// 国民健康保険
export const araiMika = member(
  63,
  '100062',
  ['荒井美佳', 'あらいみか', 'arai.mika'],
  leads('insurance-pension', 'section-head', '2024-04-01'),
)

// 子ども医療証
export const kudoNao = member(64, '100422', ['工藤奈央', 'くどうなお', 'kudo.nao'], clerkAt('child-support'))

// 自転車駐車場
export const onishiRyota = member(
  65,
  '100423',
  ['大西亮太', 'おおにしりょうた', 'onishi.ryota'],
  clerkAt('traffic-safety'),
)
export const kuboMasako = member(
  66,
  '100064',
  ['久保雅子', 'くぼまさこ', 'kubo.masako'],
  leads('traffic-safety', 'section-head', '2024-04-01'),
)

// 防犯カメラの補助金
export const hirataShinya = member(
  67,
  '100424',
  ['平田慎也', 'ひらたしんや', 'hirata.shinya'],
  clerkAt('neighbourhood-safety'),
)
export const moritaNaoko = member(
  68,
  '100066',
  ['森田直子', 'もりたなおこ', 'morita.naoko'],
  leads('neighbourhood-safety', 'section-head', '2024-04-01'),
)

// 保育園の入園
export const hirayamaSakura = member(
  81,
  '100431',
  ['平山さくら', 'ひらやまさくら', 'hirayama.sakura'],
  clerkAt('nursery'),
)
export const onoKoji = member(
  82,
  '100071',
  ['大野浩二', 'おおのこうじ', 'ono.koji'],
  leads('nursery', 'section-head', '2025-04-01'),
)

// り災証明
export const matsuoTakuya = member(
  83,
  '100432',
  ['松尾拓也', 'まつおたくや', 'matsuo.takuya'],
  clerkAt('disaster-management'),
)
export const nishidaKyoko = member(
  84,
  '100072',
  ['西田京子', 'にしだきょうこ', 'nishida.kyoko'],
  leads('disaster-management', 'section-head', '2025-04-01'),
)

// 就学援助。教育委員会の課長
export const hamadaNaoki = member(
  85,
  '100073',
  ['浜田直樹', 'はまだなおき', 'hamada.naoki'],
  leads('school-affairs', 'section-head', '2025-04-01'),
)

// 妊娠届
export const kikuchiRina = member(86, '100433', ['菊地里奈', 'きくちりな', 'kikuchi.rina'], clerkAt('health-promotion'))

// 要介護認定
export const hondaShota = member(87, '100434', ['本田翔太', 'ほんだしょうた', 'honda.shota'], clerkAt('long-term-care'))
export const miyamotoKazuko = member(
  88,
  '100074',
  ['宮本和子', 'みやもとかずこ', 'miyamoto.kazuko'],
  leads('long-term-care', 'section-head', '2025-04-01'),
)

// 粗大ごみ
export const furukawaDaisuke = member(
  89,
  '100435',
  ['古川大輔', 'ふるかわだいすけ', 'furukawa.daisuke'],
  clerkAt('waste-recycling'),
)

export const sakuraiKazuo = member(
  92,
  '100079',
  ['桜井和夫', 'さくらいかずお', 'sakurai.kazuo'],
  leads('waste-recycling', 'section-head', '2024-04-01'),
)

// 広報担当: looks at what the offices write for everybody
export const wadaChinatsu = member(
  93,
  '100437',
  ['和田千夏', 'わだちなつ', 'wada.chinatsu'],
  clerkAt('public-relations'),
)
export const horiTakeshi = member(
  94,
  '100080',
  ['堀武', 'ほりたけし', 'hori.takeshi'],
  leads('public-relations', 'section-head', '2024-04-01'),
)

// 障害者の医療費
export const noguchiMiho = member(
  90,
  '100436',
  ['野口美穂', 'のぐちみほ', 'noguchi.miho'],
  clerkAt('disability-policy'),
)
export const iwasakiMakoto = member(
  91,
  '100078',
  ['岩崎誠', 'いわさきまこと', 'iwasaki.makoto'],
  leads('disability-policy', 'section-head', '2025-04-01'),
)

export const demoStaff: readonly DemoStaff[] = [
  okadaMegumi,
  fujiwaraKen,
  takahashiMakoto,
  tanakaMisaki,
  moriDaichi,
  katoMakoto,
  suzukiHajime,
  hayashiKoji,
  hiranoYui,
  fujiiMayu,
  hasegawaToru,
  nishimuraSho,
  otsukaMasaki,
  nomuraShunsuke,
  nakamuraAoi,
  koyamaOsamu,
  ishiiKeiko,
  haradaSusumu,
  imaiNaomi,
  matsumotoKaori,
  shimizuTakashi,
  onoKenichi,
  uedaChiaki,
  okamotoYutaka,
  murakamiAya,
  kawamuraYumi,
  sugiyamaTetsu,
  araiMika,
  kudoNao,
  onishiRyota,
  kuboMasako,
  hirataShinya,
  moritaNaoko,
  hirayamaSakura,
  onoKoji,
  matsuoTakuya,
  nishidaKyoko,
  hamadaNaoki,
  kikuchiRina,
  hondaShota,
  miyamotoKazuko,
  furukawaDaisuke,
  sakuraiKazuo,
  wadaChinatsu,
  horiTakeshi,
  noguchiMiho,
  iwasakiMakoto,
  ...facilityStaff,
  ...reportStaff,
]
