import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Simulators } from '../index.ts'
import { startTestSimulators } from '../testing.ts'

let simulators: Simulators
beforeAll(async () => {
  simulators = await startTestSimulators({
    now: () => Temporal.Instant.from('2026-12-02T08:30:00+09:00'),
  })
})
afterAll(() => simulators.stop())

test('メールは宛先の受信箱だけに届き、中の文字はそのまま出る', async () => {
  const transport = createTransport({ host: '127.0.0.1', port: simulators.mailPort ?? 0, ignoreTLS: true })
  await transport.sendMail({
    from: '窓口 <madoguchi@localhost>',
    to: 'hanako.sato@example.jp',
    subject: '申請を受け付けました',
    text: '佐藤花子 様\n\n<script>1</script> 髙﨑𠮷\nhttp://localhost:3000/applications/1',
  })
  const inbox = await (await fetch(`${simulators.url}/mail/hanako.sato@example.jp`)).text()
  expect(inbox).toContain('申請を受け付けました')
  const link = /href="(\/mail\/[^"]+\/[0-9a-f-]{36})"/.exec(inbox)?.[1]
  const mail = await (await fetch(`${simulators.url}${link}`)).text()
  expect(mail).toContain('&lt;script&gt;1&lt;/script&gt; 髙﨑𠮷')
  expect(mail).toContain('<a href="http://localhost:3000/applications/1">')
  const others = await (await fetch(`${simulators.url}/mail/ren.yamamoto@example.jp`)).text()
  expect(others).toContain('まだ何も届いていません')
})
