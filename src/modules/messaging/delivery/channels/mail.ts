import nodemailer from 'nodemailer'
import { z } from 'zod'
import type { Config } from '#platform/config/index.ts'
import type { Outcome } from '../domain/outcome.ts'

/** A mail as it is frozen. */
export const frozenMail = z.strictObject({
  from: z.strictObject({ name: z.string(), address: z.string() }),
  to: z.string(),
  subject: z.string(),
  text: z.string(),
  messageId: z.string(),
  /** Where one stops such mails; missing for those that the law makes us send. */
  unsubscribeUrl: z.url().optional(),
  /** A POST there is enough (RFC 8058). */
  unsubscribesAtOnce: z.boolean().optional(),
})

export type FrozenMail = z.infer<typeof frozenMail>

/**
 * Hands a frozen mail to the mail server. SMTP has no retry key: after a lost answer it is sent again under the
 * same Message-ID, by which a mailbox recognises the second one.
 */
export async function sendMail(mail: Config['mail'], frozen: string): Promise<Outcome> {
  const { unsubscribeUrl, unsubscribesAtOnce, ...message } = frozenMail.parse(JSON.parse(frozen))
  const isLocal = mail.host === '127.0.0.1' || mail.host === 'localhost'
  const transport = nodemailer.createTransport({
    host: mail.host,
    port: mail.port,
    secure: mail.port === 465,
    ignoreTLS: isLocal,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.sendMail({
      ...message,
      textEncoding: 'base64',
      headers: {
        'Auto-Submitted': 'auto-generated',
        ...(unsubscribeUrl && { 'List-Unsubscribe': `<${unsubscribeUrl}>` }),
        ...(unsubscribeUrl && unsubscribesAtOnce && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
      },
    })
    return { kind: 'accepted', providerId: message.messageId }
  } catch (error) {
    return outcomeOfSmtp(error)
  } finally {
    transport.close()
  }
}

const smtpError = z.object({ responseCode: z.number().optional(), command: z.string().optional() })

/** RFC 5321 §4.2.1: 5xx is final, 4xx is for now. Without any reply, only a mail whose DATA had begun can have arrived. */
export function outcomeOfSmtp(error: unknown): Outcome {
  const { responseCode, command } = smtpError.safeParse(error).data ?? {}
  if (responseCode && responseCode >= 500) return { kind: 'refused', reason: 'not-accepted' }
  if (responseCode) return { kind: 'not-now', reason: 'provider-error' }
  return command === 'CONN' || command === 'EHLO' || command === 'HELO'
    ? { kind: 'not-now', reason: 'unreachable' }
    : { kind: 'no-answer', reason: 'no-answer' }
}
