import type { Config } from '#platform/config/index.ts'
import type { AccountId } from '#platform/ids/index.ts'
import { hmac } from './keys.ts'

/** Whose something is that lies on a phone: the same for one account, and nothing that anybody else can make out. */
export const ownerMark = ({ secret }: Pick<Config, 'secret'>, accountId: AccountId): string =>
  hmac(secret, 'owner of what lies on a phone', accountId).toString('base64url').slice(0, 22)
