import type { Definition, Page } from '../domain/definition/definition.ts'
import type { PlainField } from '../domain/definition/fields.ts'

/** Ids of what somebody without a card says about themselves; no definition may use them for anything else. */
export const selfFields = {
  name: 'self-name',
  kana: 'self-kana',
  postcode: 'self-postcode',
  address: 'self-address',
  contact: 'self-contact',
  mail: 'self-mail',
  phone: 'self-phone',
} as const

/** Anybody may ask, without a card and from anywhere. */
export const isOpenToAnybody = ({ applicants }: Pick<Definition, 'applicants'>): boolean => applicants === 'anybody'

/** Something comes by post: a decision, a paper. */
const sendsLetters = ({ kind }: Definition): boolean => kind === 'application' || kind === 'certificate-request'

/** The procedure as somebody without a card goes through it: first of all the page on which they say who they are. */
export function withAboutYou(definition: Definition): Definition {
  const known = made.get(definition)
  if (known) return known
  const extended = { ...definition, pages: [aboutYou(definition), ...definition.pages] }
  made.set(definition, extended)
  return extended
}

// Definitions are frozen: each is extended once.
const made = new WeakMap<Definition, Definition>()

const aboutYou = (definition: Definition): Page => ({
  key: 'about-you',
  title: { ja: 'あなたのことを教《おし》えてください', easy: 'あなたの ことを 書《か》いて ください', en: 'About you' },
  lede: sendsLetters(definition)
    ? {
        ja: '通知《つうち》をお送《おく》りするために使《つか》います。',
        easy: '手紙《てがみ》を 送《おく》る ために 使《つか》います。',
        en: 'Used to send you the letters about this.',
      }
    : {
        ja: '窓口《まどぐち》でお呼《よ》びするときと、予約《よやく》のことでお知《し》らせがあるときに使《つか》います。',
        easy: '窓口《まどぐち》で 呼《よ》ぶ ときと、知《し》らせる ときに 使《つか》います。',
        en: 'Used to call you at the counter and to tell you about your booking.',
      },
  fields: [nameField, kanaField, ...(sendsLetters(definition) ? addressFields : []), ...contactFields],
  aside: [
    {
      title: {
        ja: '入力《にゅうりょく》したものの扱《あつか》い',
        easy: '書《か》いた もの',
        en: 'What happens to it',
      },
      text: {
        ja: '送《おく》る前《まえ》に止《や》めたものは、1日《にち》で消《き》えます。30分《ぷん》何《なに》もしないと、続《つづ》きからは入力《にゅうりょく》できません。',
        easy: '途中《とちゅう》で やめた ものは、1日《にち》で 消《き》えます。30分《ぷん》 何《なに》も しないと、もう一度《いちど》 始《はじ》めから 書《か》きます。',
        en: 'What is not sent is deleted after a day. After 30 minutes without a step you have to begin again.',
      },
    },
  ],
})

const plain = { correctable: false } as const

const nameField: PlainField = {
  ...plain,
  id: selfFields.name,
  type: 'text',
  format: 'name',
  maxLength: 100,
  label: { ja: '氏名《しめい》', easy: '名前《なまえ》', en: 'Full name' },
}

const kanaField: PlainField = {
  ...plain,
  id: selfFields.kana,
  type: 'text',
  format: 'kana',
  maxLength: 100,
  optional: true,
  label: { ja: 'フリガナ', easy: 'フリガナ', en: 'Name in kana (if there is one)' },
}

const addressFields: PlainField[] = [
  {
    ...plain,
    id: selfFields.postcode,
    type: 'text',
    format: 'postcode',
    maxLength: 10,
    label: { ja: '郵便番号《ゆうびんばんごう》', easy: '郵便番号《ゆうびんばんごう》', en: 'Postcode' },
  },
  {
    ...plain,
    id: selfFields.address,
    type: 'address',
    label: { ja: '住所《じゅうしょ》', easy: '住所《じゅうしょ》', en: 'Address' },
    hint: {
      ja: '都道府県《とどうふけん》から、建物名《たてものめい》と部屋番号《へやばんごう》まで',
      easy: '県《けん》の 名前《なまえ》から、部屋《へや》の 番号《ばんごう》まで',
      en: 'From the prefecture to the room number',
    },
  },
]

const contactFields: PlainField[] = [
  {
    ...plain,
    id: selfFields.contact,
    type: 'choice',
    label: {
      ja: '連絡《れんらく》の方法《ほうほう》',
      easy: '連絡《れんらく》の 方法《ほうほう》',
      en: 'How to reach you',
    },
    options: [
      { value: 'mail', label: { ja: 'メール', easy: 'メール', en: 'E-mail' } },
      { value: 'phone', label: { ja: '電話《でんわ》', easy: '電話《でんわ》', en: 'Telephone' } },
    ],
  },
  {
    ...plain,
    id: selfFields.mail,
    type: 'text',
    format: 'email',
    maxLength: 200,
    label: { ja: 'メールアドレス', easy: 'メールアドレス', en: 'E-mail address' },
    hint: {
      ja: '何《なに》の手続《てつづき》かは、メールには書《か》きません',
      easy: '何《なに》の 手続《てつづき》かは、メールに 書《か》きません',
      en: 'Our mails do not say what it is about',
    },
    showIf: { field: selfFields.contact, is: 'mail' },
  },
  {
    ...plain,
    id: selfFields.phone,
    type: 'text',
    format: 'phone',
    maxLength: 20,
    label: { ja: '電話番号《でんわばんごう》', easy: '電話番号《でんわばんごう》', en: 'Telephone number' },
    showIf: { field: selfFields.contact, is: 'phone' },
  },
]

/** What somebody without a card has said about themselves so far. */
export type Self = Partial<Record<keyof typeof selfFields, string>>

export function selfOf(kept: Readonly<Record<string, unknown>>): Self {
  return Object.fromEntries(
    Object.entries(selfFields).flatMap(([key, id]) => {
      const value = kept[id]
      return typeof value === 'string' && value !== '' ? [[key, value]] : []
    }),
  )
}
