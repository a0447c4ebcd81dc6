import { z } from 'zod'
import { organs, ranks } from '#platform/auth/actor.ts'
import { emergencyTextsSchema } from '#platform/emergency/text.ts'
import type { MunicipalWords } from '#platform/i18n/index.ts'
import { type Yen, yen } from '#platform/money/index.ts'
import type { ProfileExemption, ProfileRefundGround, ProfileRevenue, ProfileTreasury } from './money.ts'

const clockTime = z.string().regex(/^\d{2}:\d{2}$/)
const monthDay = z.string().regex(/^\d{2}-\d{2}$/)
const phone = z.string().regex(/^0\d{1,4}-\d{1,4}-\d{3,4}$/)
const amount = z
  .int()
  .nonnegative()
  .transform((value): Yen => yen(value))
const key = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** Who the municipality is. */
export const identitySchema = z.strictObject({
  /** 全国地方公共団体コード, six digits with the check digit. */
  code: z.string().regex(/^\d{6}$/),
  name: z.string(),
  nameKana: z.string(),
  nameEnglish: z.string(),
  prefecture: z.string(),
  mayorTitle: z.string(),
  /** 係員, 係長 …, as this municipality calls them. */
  rankTitles: z.record(z.enum(ranks), z.string()),
  /** Names of the 執行機関: 「区長」, 「教育委員会」. */
  organs: z.record(z.enum(organs), z.string()),
  postcode: z.string().regex(/^\d{3}-\d{4}$/),
  address: z.string(),
  phone,
  /** {{office}}, {{municipality}} and {{namedOffice}} of the texts, furigana as 区《く》. */
  words: z.record(
    z.enum(['office', 'municipality', 'namedOffice']),
    z.strictObject({ ja: z.string(), easy: z.string(), en: z.string() }),
  ),
  hours: z.strictObject({ opens: clockTime, closes: clockTime, confirmed: z.boolean() }),
  /** 登録番号 of 適格請求書, on receipts for what is taxed. */
  invoice: z.strictObject({ number: z.string().regex(/^T\d{13}$/), confirmed: z.boolean() }).optional(),
  receiptLetter: z.string().regex(/^[A-Z]$/),
  /** 文書記号 by office key, as in 「8練区戸第123号」. */
  documentSymbols: z.record(key, z.string()),
  /** How 処分庁, 審査庁 and 被告 of the procedures are read and called in English; they stand there in Japanese. */
  authorities: z.array(z.strictObject({ name: z.string(), kana: z.string(), english: z.string() })).default([]),
})

export const officesSchema = z.array(
  z.strictObject({
    key,
    name: z.string(),
    nameKana: z.string(),
    nameEnglish: z.string(),
    /** 首長等, 部, 課, 係. */
    kind: z.enum(['executive', 'department', 'section', 'unit']),
    parentKey: key.optional(),
    /** 「区民部 戸籍住民課」. */
    parentName: z.string(),
    /** 執行機関 whose affairs it handles. */
    organ: z.enum(organs),
    /** Keeps the 住民基本台帳, with everything below it: its people search for residents as their daily work. */
    keepsRegister: z.literal(true).optional(),
    /** Work that only its own people do: `protections` is 支援措置, `records` 公文書管理. */
    desks: z.array(z.enum(['protections', 'records'])).optional(),
    phone,
    confirmed: z.boolean(),
  }),
)

/** 受託: which work of which offices a company does, and from when to when (both days included). */
export const contractsSchema = z.array(
  z.strictObject({
    employer: z.string(),
    offices: z.array(key).min(1),
    /** Slugs; nothing else of these offices is seen. None: who runs facilities (指定管理者) sees no case. */
    procedures: z.array(key),
    /** Whether the work includes finding people on the register. */
    searchesRegister: z.boolean(),
    from: z.iso.date(),
    until: z.iso.date(),
  }),
)

/** 事案決定: who decides for whom. */
export const decisionRulesSchema = z.strictObject({
  /** 代決: the ranks that stand in while every holder of a rank is away, the first choice first. */
  deputies: z.partialRecord(z.enum(ranks), z.array(z.enum(ranks))),
  ordinance: z.string(),
  confirmed: z.boolean(),
})

/** Letters of decisions: seals, and how long the post and the box for electronic documents are waited for. */
export const lettersSchema = z.strictObject({
  /** 公印 on paper: `drawn`, or `omitted` （公印省略） where the ward's rules allow it. */
  paperSeal: z.enum(['drawn', 'omitted']),
  /** Not opened by then, it is posted; the file can be opened for so long. */
  electronic: z.strictObject({ openWithinDays: z.int().positive(), keepDays: z.int().positive() }),
  /** Days until a posted letter is taken to have arrived, and until nothing is expected to come back any more. */
  post: z.strictObject({ presumedDays: z.int().positive(), returnDays: z.int().positive() }),
  source: z.string(),
  confirmed: z.boolean(),
})

/** Office in charge of each kind of organisation (町会, NPO …); a kind that is not here is not offered. */
export const organisationOfficesSchema = z.partialRecord(
  z.enum(['neighbourhood', 'nonprofit', 'school', 'shops', 'designated-manager', 'other']),
  key,
)

export const calendarSchema = z.strictObject({
  /** 年末年始, as month-day. */
  yearEnd: z.array(monthDay),
  /** Days of its own on which it closes every year, such as 開町記念日. */
  yearly: z.array(monthDay).optional(),
  /** ISO weekdays, 1 = Monday. */
  closedWeekdays: z.array(z.int().min(1).max(7)),
  extraClosed: z.array(z.iso.date()),
  extraOpen: z.array(z.iso.date()),
})

export const feesSchema = z.array(
  z.strictObject({
    key,
    label: z.string(),
    amount,
    account: z.enum(['fee', 'postage']),
    ordinance: z.string(),
    /** What of it is not compared with the ward's own text yet: for staff. */
    toConfirm: z.string().min(1).optional(),
    /** 歳入科目, a key of revenue.json. */
    revenueItem: key.optional(),
    /** false = 要確認: shown so on staff screens. */
    confirmed: z.boolean(),
  }),
)

export const convenienceStoreSchema = z.strictObject({
  name: z.string(),
  amount,
  opens: clockTime,
  closes: clockTime,
  /** Fee keys of the certificates that the stores print. */
  certificates: z.array(key),
  confirmed: z.boolean(),
})

type Identity = Omit<z.infer<typeof identitySchema>, 'words'>
/** What an office begins with when it writes an emergency notice. */
export const emergencyDraftsSchema = z.array(z.strictObject({ key, label: z.string(), texts: emergencyTextsSchema }))

export type ProfileOffice = z.infer<typeof officesSchema>[number]
export type DeputyRanks = z.infer<typeof decisionRulesSchema>['deputies']
export type ProfileFee = z.infer<typeof feesSchema>[number]
export type WardCalendarData = z.infer<typeof calendarSchema>

/** Everything about a municipality that is data: no code asks which ward it runs for. */
export type Profile = Identity & {
  words: MunicipalWords
  offices: readonly ProfileOffice[]
  decisionRules: z.infer<typeof decisionRulesSchema>
  organisationOffices: z.infer<typeof organisationOfficesSchema>
  letters: z.infer<typeof lettersSchema>
  calendar: WardCalendarData
  fees: readonly ProfileFee[]
  convenienceStore?: z.infer<typeof convenienceStoreSchema>
  revenue: ProfileRevenue
  exemptions: readonly ProfileExemption[]
  refundGrounds: readonly ProfileRefundGround[]
  /** Missing: the municipality has put no work out, and nobody of a contractor gets in. */
  contracts?: z.infer<typeof contractsSchema>
  emergencyDrafts: z.infer<typeof emergencyDraftsSchema>
  /** Missing: no drawers and no payouts. */
  treasury?: ProfileTreasury
}
