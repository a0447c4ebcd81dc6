import type { ClientHolder } from '#platform/auth/actor.ts'
import type { House } from '#platform/module/index.ts'

/** What a program of such a holder may be given: the scopes that modules declare for it, with their words. */
export const clientScopes = (
  house: Pick<House, 'modules'>,
  holder: ClientHolder['kind'],
): readonly { scope: string; label: string }[] =>
  house.modules
    .flatMap((module) => Object.entries(module.permissions ?? {}))
    .flatMap(([scope, { label, clients }]) => (clients === holder ? [{ scope, label }] : []))
