/** What the card says about a resident (デジタル認証アプリ: scopes openid name address birthdate gender). */
export type ResidentClaims = {
  issuer: string
  subject: string
  acr: string
  name: string
  address: string
  birthDate: Temporal.PlainDate
  /** `1` male, `2` female, `3` other, as on the card. */
  gender: string
}

export type StaffClaims = { issuer: string; subject: string; name: string; email: string }
