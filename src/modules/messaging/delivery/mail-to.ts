import type { House } from '#platform/module/index.ts'
import { sendMail } from './channels/mail.ts'
import type { Outcome } from './domain/outcome.ts'

/** A mail to somebody of the office, such as who is on duty; not about a person. The same reference is the same mail. */
export function mailTo(
  house: House,
  { to, subject, text, reference }: { to: string; subject: string; text: string; reference: string },
): Promise<Outcome> {
  const from = { name: house.profile.name, address: senderAddress(house) }
  const messageId = messageIdOf(house, reference)
  return sendMail(house.config.mail, JSON.stringify({ from, to, subject, text, messageId }))
}

/** The address alone of 「窓口 <madoguchi@example.lg.jp>」. */
export const senderAddress = ({ config }: House): string => /<([^<>]+)>/.exec(config.mail.from)?.[1] ?? config.mail.from

export const messageIdOf = (house: House, reference: string): string =>
  `<${reference}@${senderAddress(house).split('@').at(-1) ?? 'localhost'}>`
