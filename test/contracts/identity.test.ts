import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isAsked, type Outside, outside } from './testing.ts'

let world: Outside
beforeAll(async () => {
  world = await outside()
})
afterAll(() => world?.close())

type Described = {
  issuer: string
  token_endpoint: string
  jwks_uri: string
  response_types_supported: string[]
  code_challenge_methods_supported: string[]
  id_token_signing_alg_values_supported: string[]
}

if (isAsked('identity'))
  describe.each(['residentIdentity', 'staffIdentity'] as const)('認証（%s）との約束', (realm) => {
    const described = async () => {
      const { issuer } = world.config[realm]
      const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)
      return (await answer.json()) as Described // what it says is looked at below
    }

    test('自分を、わたしたちが知る名で言い、コードとPKCE（S256）に応じ、署名のないトークンだけにはしない', async () => {
      const said = await described()
      expect(said.issuer).toBe(world.config[realm].issuer)
      expect(said.response_types_supported).toContain('code')
      expect(said.code_challenge_methods_supported).toContain('S256')
      expect(said.id_token_signing_alg_values_supported.filter((name) => /^(RS|PS|ES)/.test(name))).not.toEqual([])
    })

    test('鍵を見せる', async () => {
      const { jwks_uri } = await described()
      const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: { kty: string; kid?: string }[] }
      expect(keys.length).toBeGreaterThan(0)
      for (const key of keys) expect(['RSA', 'EC', 'OKP']).toContain(key.kty)
    })

    test('作り話のコードとちがう秘密では、トークンを渡さない', async () => {
      const { token_endpoint } = await described()
      const { clientId, clientSecret } = world.config[realm]
      const trade = (secret: string) =>
        fetch(token_endpoint, {
          method: 'POST',
          headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
          body: new URLSearchParams({
            grant_type: 'authorization_code',
            code: 'invented',
            redirect_uri: `${world.config.publicUrl}/auth/${realm === 'staffIdentity' ? 'staff' : 'resident'}/callback`,
            code_verifier: 'v'.repeat(43),
          }),
        })
      const invented = await trade(clientSecret)
      expect(invented.status).toBe(400)
      expect(await invented.json()).toMatchObject({ error: 'invalid_grant' })
      const wrong = await trade('wrong')
      expect([400, 401]).toContain(wrong.status)
      expect(await wrong.json()).toMatchObject({ error: 'invalid_client' })
    })
  })
