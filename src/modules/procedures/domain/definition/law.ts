import { z } from 'zod'
import { conditionSchema } from './condition.ts'
import { wordsSchema } from './words.ts'

// What the law says about one procedure, as data. `confirmed: false` is 要確認: not compared with the ward's own text yet.

const confirmed = z.boolean()
/** What exactly is still to be compared, where the whole is not. For the office; residents never read it. */
const toConfirm = z.string().min(1).optional()
const key = z.string().regex(/^[a-z][a-z0-9-]*$/)

/** 事案決定区分: the lowest rank that decides. */
export const decisionRanks = ['chief', 'section-head', 'director', 'vice-mayor', 'mayor'] as const
export type DecisionRank = (typeof decisionRanks)[number]

/** 審査基準 and 標準処理期間 are published per procedure. 根拠: 行政手続法 第5条, 第6条; 練馬区行政手続条例. */
export const criteriaSchema = z.object({ text: wordsSchema, source: z.string(), confirmed, toConfirm }).strict()

/**
 * How it is decided. `second-check`: a clerk and a second person, no 起案 (証明, 登録); `draft`: 起案 → 審査 → 決定 → 施行;
 * `arrival`: nothing to decide (届出, 予約).
 */
export const decisionSchema = z
  .object({
    route: z.enum(['second-check', 'draft', 'arrival']),
    /** 処分庁, as it signs: 「練馬区長」. */
    authority: z.string(),
    rank: z.enum(decisionRanks),
    confirmed,
    toConfirm,
  })
  .strict()

/**
 * 教示. `none` where there is no 処分 to appeal against. Months run from the day after knowing, years from the day after
 * the act. 根拠: 行政不服審査法 第18条, 第82条; 行政事件訴訟法 第14条, 第46条.
 */
export const appealSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), why: z.string(), confirmed: confirmed.optional(), toConfirm }).strict(),
  z
    .object({
      kind: z.literal('appeal'),
      /** 審査庁 (「練馬区長」「東京都知事」), and why it is that one. */
      to: z.string(),
      ground: z.string(),
      months: z.number().int().positive(),
      years: z.number().int().positive(),
      /** 審査請求前置: no suit before the answer to the appeal. */
      mustAppealFirst: z.boolean(),
      suit: z
        .object({
          /** 被告 and who speaks for it: 「練馬区」「練馬区長」. */
          defendant: z.string(),
          representative: z.string(),
          months: z.number().int().positive(),
          years: z.number().int().positive(),
        })
        .strict(),
      confirmed,
      toConfirm,
    })
    .strict(),
])
export type Appeal = z.infer<typeof appealSchema>

/** 保存年限, from 1 April after the case was closed. */
export const retentionSchema = z
  .object({ years: z.number().int().positive(), source: z.string(), confirmed, toConfirm })
  .strict()

/** 既納の手数料: when money is given back, by grounds that the profile's ordinance knows. */
export const refundSchema = z
  .object({ rule: wordsSchema, grounds: z.array(key), source: z.string(), confirmed, toConfirm })
  .strict()

/** A way by which the result reaches the person; `electronic` needs its ground and the person's own declaration. */
export const deliveryWaySchema = z
  .object({
    way: z.enum(['post', 'counter', 'electronic']),
    ground: z.string(),
    from: z.iso.date().optional(),
    confirmed,
    toConfirm,
  })
  .strict()
export type DeliveryWay = z.infer<typeof deliveryWaySchema>['way']

/** 延長 of the period by the office, once, with its reason (情報公開条例). Days of the calendar. */
export const periodSchema = z
  .object({
    days: z.number().int().positive(),
    unit: z.enum(['open-days', 'calendar-days']),
    extension: z.object({ days: z.number().int().positive(), ground: z.string() }).strict().optional(),
    source: z.string(),
    confirmed,
    toConfirm,
  })
  .strict()

/** Who answers so cannot go on online, and is told why and where to go instead; on paper the clerk is told. */
export const eligibilitySchema = z
  .object({ when: conditionSchema, says: wordsSchema, instead: wordsSchema.optional() })
  .strict()
export type Eligibility = z.infer<typeof eligibilitySchema>

/**
 * 届出期間: by when it has to be filed, from a day that is answered. `day-after` leaves that day out (民法 第140条), `same-day`
 * counts it (戸籍法 第43条). `month-end`: to the end of the month in which the period ends. Late is told, never refused.
 */
export const limitSchema = z
  .object({
    days: z.number().int().min(0),
    unit: z.enum(['calendar-days', 'open-days']),
    from: key,
    counts: z.enum(['day-after', 'same-day']),
    special: z.enum(['month-end']).optional(),
    says: wordsSchema,
    source: z.string(),
    confirmed,
    toConfirm,
  })
  .strict()

/**
 * 受付の期間: what is answered so that `when` holds (everything without it) can be filed from the first day to the end of
 * the last, both counted; where several are meant, one that is open is enough. What no window means is free.
 */
export const windowSchema = z
  .object({
    key,
    /** What it is for: 「2027年4月入園（一次）」. */
    for: wordsSchema,
    when: conditionSchema.optional(),
    from: z.iso.date(),
    until: z.iso.date(),
    source: z.string(),
    confirmed,
    toConfirm,
  })
  .strict()
export type Window = z.infer<typeof windowSchema>

/** Reasons of the law for which a request can be refused wholly or in part (非開示事由 …); a decision names one of them. */
export const refusalGroundSchema = z
  .object({ key, label: z.string(), article: z.string(), confirmed: confirmed.optional(), toConfirm })
  .strict()

/** What the visitor brings, by the answers. */
export const bringSchema = z.object({ text: wordsSchema, when: conditionSchema.optional() }).strict()

/** Hand-over to the 標準準拠 core system: which of its forms, and which answers go into which of its items. */
export const coreSystemSchema = z
  .object({
    system: key,
    name: z.string(),
    items: z.array(z.object({ item: z.string(), from: z.string() }).strict()).min(1),
  })
  .strict()

/** Items that the ward looks up itself instead of asking for a paper. */
export const lookupSchema = z
  .object({
    key,
    /** Item of the information linkage: `income`, `insurance`, `public-account` … */
    item: key,
    label: wordsSchema,
    /** Law and article that allows it for this procedure. */
    ground: z.string(),
    /** Whose: the applicant, or a field of type `persons` or a group's row. */
    about: z.string(),
    /** Only then; for a group, asked of each row. */
    when: conditionSchema.optional(),
    /** The paper that is asked for when nothing comes back. */
    otherwise: wordsSchema,
    confirmed,
    toConfirm,
  })
  .strict()
export type LookupRule = z.infer<typeof lookupSchema>

/** Words of a letter; `{name}` blanks are filled from the decision. Japanese only: letters are legal texts. */
export const letterSchema = z
  .object({
    title: z.string(),
    paragraphs: z.array(z.string()).min(1),
    items: z.array(z.string()).default([]),
    toConfirm,
  })
  .strict()

/** What comes out: a certificate drawn from the register, a letter per decision, a thing with a serial number, a paper of another system. */
export const outputSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('certificate') }).strict(),
  z
    .object({
      kind: z.literal('letters'),
      /** By outcome of the decision: `grant`, `partial`, `refuse`, `extend`, `revoke`, `withdraw`, `correct`. */
      letters: z.record(z.string(), letterSchema),
      /** What the outcomes of single lines are called in the letters: 「公開」「部分公開」「非公開」. */
      outcomes: z.object({ grant: z.string(), partial: z.string(), refuse: z.string() }).strict().optional(),
    })
    .strict(),
  z
    .object({
      kind: z.literal('tag'),
      series: key,
      name: wordsSchema,
      letters: z.record(z.string(), letterSchema),
      /** The fee of a piece that is given again, by series; the bill's rule is the one `forTag`. */
      again: z.record(key, key).optional(),
    })
    .strict(),
  z
    .object({
      /** Printed by another system or by hand; the office records the number of each sheet or card. */
      kind: z.literal('outside'),
      /** Where it comes out: 「印鑑登録システム」. */
      madeBy: z.string().min(1),
      /** What is numbered on it: 「偽造防止用紙の番号」「受給者番号」. */
      number: z.string().min(1),
      /** One for each person or row of this question instead of one a copy. */
      each: key.optional(),
      letters: z.record(z.string(), letterSchema).optional(),
    })
    .strict(),
  z.object({ kind: z.literal('none') }).strict(),
])
export type Output = z.infer<typeof outputSchema>

/** Money that the ward pays after a grant: what for, from which budget item, to the account of which field. */
export const payoutSchema = z
  .object({
    budgetItem: key,
    account: key,
    rule: key,
    /** Day of the month on which it is paid. */
    payday: z.object({ day: z.number().int().min(1).max(28), source: z.string(), confirmed, toConfirm }).strict(),
  })
  .strict()

/**
 * Money that the office fixes after it has granted something: copies of records, a tag that is given again. `fee` is a key
 * of the profile, `unit` what is counted; `thing` is what is handed over once it is paid, `note` is said before filing.
 */
export const chargeSchema = z
  .object({
    key,
    thing: wordsSchema,
    note: wordsSchema.optional(),
    lines: z
      .array(
        z.object({ fee: key, account: z.enum(['fee', 'postage']), label: wordsSchema, unit: wordsSchema }).strict(),
      )
      .min(1),
    payWithinDays: z.number().int().min(1).max(365),
    /** Fixed by the office before it decides (`feeFixedBy`): reminded of once, and what follows when nobody pays in time. */
    beforeDecision: z
      .object({ remindDaysBefore: z.number().int().min(1).max(30), unpaid: z.enum(['withdraw', 'office']) })
      .strict()
      .optional(),
    /** Asked where a tag is replaced, not beside the case. */
    forTag: z.boolean().optional(),
    /** How it is handed over, by the answers; the first that holds. */
    ways: z
      .array(z.object({ way: z.enum(['post', 'counter', 'electronic']), when: conditionSchema.optional() }).strict())
      .min(1),
    source: z.string(),
    confirmed,
    toConfirm,
  })
  .strict()
export type ChargeRule = z.infer<typeof chargeSchema>
