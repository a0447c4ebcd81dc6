import type { Issuer } from '#platform/documents/index.ts'
import type { House } from '#platform/module/index.ts'

/** Who signs the ward's papers. Everything but production is printed as 見本. */
export const issuerOf = ({ profile, config }: House): Issuer => ({
  prefecture: profile.prefecture,
  name: profile.name,
  mayorTitle: profile.mayorTitle,
  specimen: config.env !== 'production',
})
