import { formatDateLong } from '#platform/time/index.ts'
import {
  Actions,
  Button,
  Facts,
  Form,
  LinkButton,
  Notice,
  PhoneLink,
  TextField,
  Title,
  usePage,
} from '#platform/ui/index.ts'
import { formatCode } from '../domain/desk/codes.ts'
import { verificationTexts } from '../text/verification.ts'
import { Remark } from './resident/remark.tsx'

/** The form where a number from a paper can be typed. */
export const VerificationForm = ({ typed }: { typed: string }) => {
  const t = verificationTexts(usePage().lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      <Form action="/certificates/verification" method="get">
        <TextField name="number" label={t.field} hint={t.hint} value={typed} maxLength={60} />
        <Actions>
          <Button>{t.submit}</Button>
        </Actions>
      </Form>
      <Remark>{t.privacy}</Remark>
    </>
  )
}

export type Verified =
  | { state: 'valid' | 'withdrawn'; kind: string; issuedOn: Temporal.PlainDate }
  | { state: 'unknown' }

/** Whether the paper stands, its kind and its date; nothing else, whoever asks. */
export const VerificationResult = ({ code, result, phone }: { code: string; result: Verified; phone: string }) => {
  const { lang } = usePage()
  const t = verificationTexts(lang)
  return (
    <>
      <Title above={<span class="num">{formatCode(code)}</span>}>{t[`${result.state}Title`]}</Title>
      <Notice kind={noticeKinds[result.state]}>{t[result.state]}</Notice>
      {result.state !== 'unknown' && (
        <Facts
          facts={[
            { term: t.kind, value: result.kind },
            { term: t.issuedOn, value: formatDateLong(result.issuedOn, lang) },
          ]}
        />
      )}
      {result.state !== 'unknown' && <Remark>{t.privacy}</Remark>}
      <p>
        {t.phone} <PhoneLink phone={phone} />
      </p>
      <Actions>
        <LinkButton variant="secondary" href="/certificates/verification">
          {t.again}
        </LinkButton>
      </Actions>
    </>
  )
}

const noticeKinds = { valid: 'success', withdrawn: 'danger', unknown: 'warning' } as const
