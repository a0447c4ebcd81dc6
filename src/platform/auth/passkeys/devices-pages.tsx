import type { Lang } from '#platform/i18n/index.ts'
import { formatDateTime } from '#platform/time/index.ts'
import {
  Actions,
  Block,
  Button,
  DataTable,
  Form,
  Lede,
  Link,
  LinkButton,
  Notice,
  TextField,
  Title,
} from '#platform/ui/index.ts'
import type { How, OpenSession } from '../session.ts'
import { deviceTexts } from '../text/devices.ts'
import { mailTexts } from '../text/mail.ts'
import { PasskeyForm, PasskeyProblem } from './passkey-form.tsx'
import type { Passkey } from './store.ts'

type DevicesProps = {
  lang: Lang
  base: string
  hereId: string | undefined
  /** `changed`: a way of signing in was added or removed; `others`: the other devices were signed out. */
  said: 'changed' | 'others' | undefined
  sessions: readonly OpenSession[]
  passkeys: readonly Passkey[]
}

export const Devices = ({ lang, base, hereId, said, sessions, passkeys }: DevicesProps) => {
  const t = deviceTexts(lang)
  return (
    <>
      <Title lede={t.lede}>{t.title}</Title>
      {said && (
        <Notice kind="success" live>
          <p>{said === 'changed' ? t.changed : t.othersEnded}</p>
          {said === 'changed' && sessions.length > 1 && <OthersForm lang={lang} base={base} />}
        </Notice>
      )}
      <Block title={t.sessions}>
        <DataTable
          caption={t.sessions}
          columns={[{ label: t.device, heading: true }, { label: t.how }, { label: t.lastUsed }, { label: t.act }]}
          rows={sessions.map(({ id, device, how, seenAt }) => ({
            current: id === hereId,
            cells: [
              device ?? t.unknownDevice,
              t.hows[how],
              formatDateTime(seenAt, lang),
              id === hereId ? (
                t.here
              ) : (
                <Form action={`${base}/devices/${id}/sign-out`}>
                  <Button variant="secondary" small>
                    {t.signOutOne}
                  </Button>
                </Form>
              ),
            ],
          }))}
        />
      </Block>
      {said !== 'changed' && sessions.length > 1 && <OthersForm lang={lang} base={base} />}
      <Block title={t.passkeys} id="passkeys">
        <p>{t.passkeysBody}</p>
        <DataTable
          caption={t.passkeys}
          columns={[{ label: t.name, heading: true }, { label: t.added }, { label: t.lastUsed }]}
          rows={passkeys.map(({ id, name, createdAt, usedAt }) => ({
            href: `${base}/passkeys/${id}`,
            cells: [name, formatDateTime(createdAt, lang), usedAt ? formatDateTime(usedAt, lang) : t.neverUsed],
          }))}
          empty={<p>{t.none}</p>}
        />
        <p>
          <LinkButton href={`${base}/passkeys/new`} variant="secondary">
            {t.add}
          </LinkButton>
        </p>
      </Block>
      {base === '/account' && <OtherWays lang={lang} />}
      <Block title={t.signOutAllTitle}>
        <p>{t.signOutAllBody}</p>
        <Form action={`${base}/devices/sign-out`}>
          <Actions>
            <Button variant="danger">{t.signOutAll}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}

const OthersForm = ({ lang, base }: { lang: Lang; base: string }) => (
  <Form action={`${base}/devices/others/sign-out`}>
    <Actions>
      <Button variant="secondary">{deviceTexts(lang).signOutOthers}</Button>
    </Actions>
  </Form>
)

const OtherWays = ({ lang }: { lang: Lang }) => {
  const t = mailTexts(lang)
  return (
    <Block title={t.waysTitle}>
      <p>{t.waysBody}</p>
      <p>
        <Link href="/account/mail" standalone icon="more">
          {t.ownTitle}
        </Link>
      </p>
      <p>
        <Link href="/account/recovery-codes" standalone icon="more">
          {t.codesTitle}
        </Link>
      </p>
    </Block>
  )
}

type NewPasskeyProps = { lang: Lang; base: string; mayAdd: boolean; name: string; problem: string | undefined }

export const NewPasskey = ({ lang, base, mayAdd, name, problem }: NewPasskeyProps) => {
  const t = deviceTexts(lang)
  return (
    <>
      <Title>{t.addTitle}</Title>
      <PasskeyProblem lang={lang} problem={problem} />
      {mayAdd ? (
        <>
          <Lede>{t.addBody}</Lede>
          <PasskeyForm
            lang={lang}
            act="create"
            action={`${base}/passkeys`}
            options={`${base}/passkeys/options`}
            label={t.add}
          >
            <TextField name="name" label={t.addName} hint={t.addNameHint} value={name} maxLength={60} />
          </PasskeyForm>
        </>
      ) : (
        <Notice kind="warning">
          <p>{t.addOnlyByCard}</p>
        </Notice>
      )}
    </>
  )
}

export const OnePasskey = ({ lang, base, passkey }: { lang: Lang; base: string; passkey: Passkey }) => {
  const t = deviceTexts(lang)
  return (
    <>
      <Title>{passkey.name}</Title>
      <Form action={`${base}/passkeys/${passkey.id}`}>
        <TextField name="name" label={t.addName} value={passkey.name} maxLength={60} />
        <Actions>
          <Button>{t.save}</Button>
        </Actions>
      </Form>
      <Block title={t.removeTitle}>
        <p>{t.removeBody}</p>
        <Form action={`${base}/passkeys/${passkey.id}/removal`}>
          <Actions>
            <Button variant="danger">{t.remove}</Button>
          </Actions>
        </Form>
      </Block>
    </>
  )
}

type ProofProps = {
  lang: Lang
  prefix: string
  returnTo: string
  hasPasskeys: boolean
  /** How the session began, where that same way is proof enough. */
  how: How | undefined
  problem: string | undefined
}

/** Prove once more who sits there; then back. */
export const Proof = ({ lang, prefix, returnTo, hasPasskeys, how, problem }: ProofProps) => {
  const t = deviceTexts(lang)
  return (
    <>
      <Title lede={t.proofBody}>{t.proofTitle}</Title>
      <PasskeyProblem lang={lang} problem={problem} />
      {hasPasskeys && (
        <PasskeyForm
          lang={lang}
          act="get"
          action={`${prefix}/proof/passkey`}
          options={`${prefix}/proof/passkey/options`}
          label={t.proofByPasskey}
          returnTo={returnTo}
        />
      )}
      <Form action={`${prefix}/proof`}>
        <input type="hidden" name="return_to" value={returnTo} />
        <Actions>
          <Button variant={hasPasskeys ? 'secondary' : 'primary'}>
            {prefix === '/staff' ? t.proofByProvider : t.proofByCard}
          </Button>
        </Actions>
      </Form>
      {how === 'mail' && (
        <p>
          <Link href={`/sign-in/mail?return_to=${encodeURIComponent(returnTo)}`} standalone icon="more">
            {t.proofByMail}
          </Link>
        </p>
      )}
      {how === 'recovery' && (
        <p>
          <Link href="/sign-in/recovery" standalone icon="more">
            {t.proofByCode}
          </Link>
        </p>
      )}
    </>
  )
}
