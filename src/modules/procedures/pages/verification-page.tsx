import type { Lang } from '#platform/i18n/index.ts'
import { formatDateLong } from '#platform/time/index.ts'
import {
  Actions,
  Block,
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
import type { ActKind } from '../domain/acts/act.ts'
import { formatCode } from '../domain/desk/codes.ts'
import { actTexts } from '../text/acts/index.ts'
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

/** What the house found out about the signature of the file that it keeps. */
export type CheckedSignature = { result: 'genuine' | 'altered' | 'other-key'; fingerprint: string }

export type Verified =
  | { state: 'valid' | 'withdrawn'; kind: string; issuedOn: Temporal.PlainDate }
  | {
      /** A letter of a decision: stands, or was changed by a later one. */
      state: 'letter' | 'changed'
      kind: string
      issuedOn: Temporal.PlainDate
      documentNumber: string
      authority: string
      change?: { kind: ActKind; documentNumber: string; on: Temporal.PlainDate }
      signature: CheckedSignature | undefined
    }
  | { state: 'unknown' }

export function verifiedTitle({ state }: Verified, lang: Lang): string {
  const t = verificationTexts(lang)
  return state === 'changed'
    ? actTexts(lang).verification.changedTitle
    : t[`${state === 'letter' ? 'valid' : state}Title`]
}

type ResultProps = { code: string; result: Verified; phone: string; ward: string }

/** Whether the paper stands, its kind and its date; nothing else, whoever asks. */
export const VerificationResult = ({ code, result, phone, ward }: ResultProps) => {
  const { lang } = usePage()
  const t = verificationTexts(lang)
  return (
    <>
      <Title above={<span class="num">{formatCode(code)}</span>}>{verifiedTitle(result, lang)}</Title>
      <Notice kind={noticeKinds[result.state]}>{meaningOf(result, lang, ward)}</Notice>
      {result.state !== 'unknown' && <Facts facts={factsOf(result, lang)} />}
      {'signature' in result && result.signature && <Signature signature={result.signature} />}
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

function meaningOf(result: Verified, lang: Lang, ward: string): string {
  const letter = actTexts(lang).verification
  if (result.state === 'letter') return letter.valid(ward)
  if (result.state !== 'changed') return verificationTexts(lang)[result.state]
  const kind = result.change?.kind
  return kind === 'revocation' || kind === 'withdrawal' || kind === 'correction' ? letter.changed[kind] : ''
}

function factsOf(result: Exclude<Verified, { state: 'unknown' }>, lang: Lang) {
  const t = verificationTexts(lang)
  if (!('documentNumber' in result)) {
    return [
      { term: t.kind, value: result.kind },
      { term: t.issuedOn, value: formatDateLong(result.issuedOn, lang) },
    ]
  }
  const letter = actTexts(lang).verification
  return [
    { term: t.kind, value: result.kind },
    { term: letter.number, value: result.documentNumber },
    { term: letter.dated, value: formatDateLong(result.issuedOn, lang) },
    { term: letter.by, value: result.authority },
    ...(result.change
      ? [
          {
            term: letter.changedTitle,
            value: `${formatDateLong(result.change.on, lang)} ${result.change.documentNumber}`,
          },
        ]
      : []),
  ]
}

const Signature = ({ signature: { result, fingerprint } }: { signature: CheckedSignature }) => {
  const t = actTexts(usePage().lang).verification
  return (
    <Block title={t.signature}>
      <p>{t[result]}</p>
      <p class="meta">
        {t.fingerprint} <code>{fingerprint}</code>
      </p>
      <Remark>{t.signatureNote}</Remark>
    </Block>
  )
}

const noticeKinds = {
  valid: 'success',
  letter: 'success',
  withdrawn: 'danger',
  changed: 'warning',
  unknown: 'warning',
} as const
