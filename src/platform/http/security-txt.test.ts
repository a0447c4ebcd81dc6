import { expect, test } from 'vitest'
import { testApp, testHouse } from '#platform/testing/index.ts'

test('弱点の知らせ先を設定すると、だれでも読め、しないうちは、ない', async () => {
  const house = await testHouse({ settings: { SECURITY_CONTACT: 'mailto:security@example.jp' } })
  const text = await (await testApp(house).request('/.well-known/security.txt')).text()
  expect(text).toContain('Contact: mailto:security@example.jp\n')
  const expires = /^Expires: (\S+)$/m.exec(text)?.[1] ?? ''
  expect(Temporal.Instant.compare(expires, Temporal.Now.instant().add({ hours: 24 }))).toBe(1)
  const { securityContact: _, ...config } = house.config
  expect((await testApp({ ...house, config }).request('/.well-known/security.txt')).status).toBe(404)
  await house.close()
})
