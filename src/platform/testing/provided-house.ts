import type { Module } from '#platform/module/index.ts'
import { fakeProvider } from './fake-provider.ts'
import { testHouse } from './test-house.ts'

/** A house whose people and staff are identified by a provider of the test's, and that provider. */
export async function providedHouse(modules: readonly Module[]) {
  const provider = await fakeProvider()
  const house = await testHouse({
    modules,
    settings: { RESIDENT_IDENTITY_ISSUER: provider.issuer, STAFF_IDENTITY_ISSUER: provider.issuer },
  })
  return {
    provider,
    house,
    async close() {
      await house.close()
      await provider.close()
    },
  }
}

/** What 佐藤花子's card says of her. */
export const hanakosCard = {
  sub: 'card-1',
  name: '佐藤花子',
  address: { formatted: '東京都練馬区光が丘二丁目' },
  birthdate: '1989-05-14',
  gender: '2',
}
