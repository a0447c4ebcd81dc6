import type { Lang } from '#platform/i18n/index.ts'
import { href } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import type { Value } from '../answers/xml.ts'

/** When this interface last changed. */
const changeset = '2026-12-04T00:00:00+09:00'

/** As Open311 Service Discovery has it. Clients put paths behind the address, so it ends in a slash. */
export function describeEndpoint({ config, profile }: House, lang: Lang): Value {
  const page = `${config.publicUrl}${href(lang, '/open311')}`
  return {
    changeset,
    contact: `${lang === 'en' ? profile.nameEnglish : profile.name} ${profile.phone} ${page}`,
    key_service: `${page}#keys`,
    endpoints: [
      {
        specification: 'http://wiki.open311.org/GeoReport_v2',
        url: endpointOf({ config }),
        changeset,
        type: config.env === 'production' ? 'production' : 'test',
        formats: ['text/xml', 'application/json'],
      },
    ],
  }
}

export const endpointOf = ({ config }: Pick<House, 'config'>): string => `${config.publicUrl}/open311/v2/`
