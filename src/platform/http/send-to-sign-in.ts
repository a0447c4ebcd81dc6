import type { House } from '#platform/module/index.ts'
import type { Ctx } from './env.ts'
import { seeOther } from './see-other.ts'

/** Sends the browser to the sign-in of the realm; what it had posted is kept when we know whose it is. */
export async function sendToSignIn(c: Ctx, _house: House, realm: 'resident' | 'staff'): Promise<Response> {
  const here = c.req.method === 'GET' ? c.get('path') + new URL(c.req.url).search : '/'
  return seeOther(c, `${realm === 'staff' ? '/staff/sign-in' : '/sign-in'}?return_to=${encodeURIComponent(here)}`)
}
