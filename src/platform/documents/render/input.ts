import type { PersonId } from '#platform/ids/index.ts'

/** Who issues: words of the ward's profile. */
export type Issuer = {
  /** 「東京都」 */
  prefecture: string
  /** 「練馬区」 */
  name: string
  /** 「練馬区長」; the 公印 reads prefecture + title + 之印. */
  mayorTitle: string
  /** Prints 見本 over background and seal. True for everything that is not a real ward's production. */
  specimen: boolean
}

/**
 * One person on a 住民票の写し. An optional item that is left out is printed 「省略」; an empty string is an item that
 * was chosen and has no content, printed 「＊＊＊」. Dates are words as the register has them (生年月日不詳 exists).
 */
export type CertificateSubject = {
  personId: PersonId
  /** Exactly as registered, every character and variation selector. */
  name: string
  kana?: string
  /** 通称; printed only where there is one. */
  alias?: string
  /** 旧氏; printed only where there is one. */
  formerName?: string
  birthDate: string
  sex: string
  /** 住民となった年月日 */
  residentSince?: string
  /** 住所を定めた年月日 */
  movedInOn?: string
  /** 届出の年月日 */
  notifiedOn?: string
  /** 前住所 */
  previousAddress?: string
  /** 続柄 */
  relation?: string
  /** Japanese nationals: 本籍 and 筆頭者. */
  honseki?: string
  headOfHonseki?: string
  /** Foreign residents have these instead of 本籍 and 筆頭者 (住民基本台帳法30条の45). */
  foreign?: {
    nationality?: string
    residenceStatus?: string
    residencePeriod?: string
    residenceUntil?: string
    cardNumber?: string
  }
}

export type CertificateInput = {
  issuer: Issuer
  /** 文書番号 「8練区戸第123号」 */
  documentNumber: string
  /** Serial number of the paper, 「R8-00000001」. */
  issueNumber: string
  /** What the public verification page takes, as printed: 「K7QM-3F9T-2XWD-8HJ4」. */
  verificationNumber: string
  /** Absolute URL in the QR, `https://…/certificates/:code`. */
  verificationUrl: string
  /** Where the number can be typed, `https://…/certificates/verification`. */
  verificationPage: string
  issuedOn: Temporal.PlainDate
  /** 世帯全員 or 世帯の一部. */
  extent: 'household' | 'part'
  /** 世帯主; left out: 「省略」. */
  householdHead?: string
  address: string
  subjects: readonly CertificateSubject[]
}

/** Recipient as it stands in the window of the envelope. */
export type Recipient = { postcode: string; addressLines: readonly string[]; name: string }

export type AddressSheetInput = {
  issuer: Issuer
  recipient: Recipient
  /** The ward's own address for letters that come back. */
  sender: { office: string; postcode: string; address: string; phone: string }
  reference: string
  /** What lies in the envelope: 「住民票の写し（世帯全員） 1通」. */
  contents: readonly string[]
  issuedOn: Temporal.PlainDate
}

export type LetterInput = {
  issuer: Issuer
  documentNumber: string
  date: Temporal.PlainDate
  recipient: Recipient
  /** 発信者名 = 処分庁, 「練馬区長」. */
  senderTitle: string
  /** `drawn`: 公印; `omitted`: （公印省略）; `electronic`: says that the file is signed, and how to check it. */
  seal: 'drawn' | 'omitted' | 'electronic'
  title: string
  paragraphs: readonly string[]
  /** 「記」 items, such as 理由. */
  items?: readonly { term: string; text: string }[]
  /** 教示: 審査請求 and 取消訴訟. */
  appeal?: readonly string[]
  /** Number and page of the public check. */
  verification?: { number: string; page: string }
  contact: { office: string; phone: string }
  /** Bigger type below the window of the envelope, for who wishes so. */
  isLarge?: boolean
}

export type ReceiptInput = {
  issuer: Issuer
  /** 領収番号. */
  number: string
  issuedOn: Temporal.PlainDate
  paidOn: Temporal.PlainDate
  payerName: string
  lines: readonly { label: string; unit: number; count: number; amount: number }[]
  total: number
  refunded: number
  methodLabel: string
  /** 2 and more are printed 「再発行」. */
  issue: number
  purpose: string
  /** 適格請求書: of what is taxed, by rate; missing: nothing of it is. */
  invoice?: {
    /** 登録番号, `T` and 13 digits; missing: it is not registered, or not known. */
    number?: string
    rates: readonly { percent: number; total: number; tax: number }[]
  }
  /** Whoever took it, where that is not the municipality: signs without a seal of office. */
  payee?: string
}

export type ReturnInvoiceInput = Pick<
  ReceiptInput,
  'issuer' | 'number' | 'issuedOn' | 'payerName' | 'issue' | 'purpose' | 'payee'
> & {
  /** What goes back, tax included, and when that was decided. */
  amount: number
  refundedOn: Temporal.PlainDate
  /** What it is part of. */
  paid: number
  paidOn: Temporal.PlainDate
  /** Missing: no receipt was made of it. */
  receiptNumber?: string
  rates: readonly { percent: number; total: number; tax: number }[]
  /** 登録番号; missing: the paper only says what went back. */
  invoiceNumber?: string
}
