import type { Lang } from '#platform/i18n/index.ts'
import { Aside, Meta, PhoneLink } from '#platform/ui/index.ts'
import type { Case } from '../../actions/load-case.ts'
import { texts } from '../../text/index.ts'
import { officeName } from './words.ts'

/** Whom to call. */
export const OfficeAside = ({ lang, office, hint }: { lang: Lang; office: Case['office']; hint?: string }) =>
  office ? (
    <Aside title={texts(lang).office.help}>
      <p>{officeName(lang, office)}</p>
      {hint && <Meta>{hint}</Meta>}
      <PhoneLink phone={office.phone} standalone />
    </Aside>
  ) : null
