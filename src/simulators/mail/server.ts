import type { AddressInfo } from 'node:net'
import type { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'
import type { World } from '../world/world.ts'
import type { Inbox } from './inbox.ts'

export type MailServer = { port: number; stop(): Promise<void> }

const sizeLimit = 10 * 1024 * 1024

/** Takes mail for anybody, on loopback only, without TLS or password. */
export const startMailServer = async (world: World, inbox: Inbox, port: number): Promise<MailServer> => {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: sizeLimit,
    banner: 'simulator',
    logger: false,
    onData: (stream, session, answer) => {
      take(world, inbox, stream, session).then(
        () => answer(),
        () => answer(new Error('unreadable mail')),
      )
    },
  })
  server.on('error', () => world.calls.record('メール', 'SMTP　接続の誤り'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

const take = async (world: World, inbox: Inbox, stream: Readable, session: SMTPServerSession): Promise<void> => {
  // Loaded with the first mail: it is the heaviest part of this process.
  const { simpleParser } = await import('mailparser')
  const mail = await simpleParser(stream, { skipImageLinks: true })
  // The envelope says who gets it; headers may say less (Bcc) or something else.
  const to = session.envelope.rcptTo.map(({ address }) => address.toLowerCase())
  inbox.receive({
    at: world.clock.now(),
    from: mail.from?.text ?? '',
    to,
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    attachments: mail.attachments.map(({ filename, size }) => ({ name: filename ?? '添付', size })),
  })
  world.calls.record('メール', `SMTP　250　宛先 ${to.length}件`)
}
