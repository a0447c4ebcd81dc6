import { createHash } from 'node:crypto'
import type { Hono } from 'hono'
import type { Tx } from '#platform/db/index.ts'
import { checkFile, readDocument } from '#platform/documents/index.ts'
import { type Ctx, clientAddress, type HttpEnv, limitRate, seeOther } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import type { House } from '#platform/module/index.ts'
import { residentPage } from '#platform/ui/index.ts'
import { parseCode } from '../domain/desk/codes.ts'
import { parseDefinition } from '../domain/definition/definition.ts'
import {
  type CheckedSignature,
  VerificationForm,
  verifiedTitle,
  VerificationResult,
  type Verified,
} from '../pages/verification-page.tsx'
import { type Act, actByCode, changesOf } from '../store/acts/acts.ts'
import { signatureOfAct } from '../store/acts/deliveries.ts'
import { certificateByCode, definitionOfCase } from '../store/desk/certificates.ts'
import { actTexts } from '../text/acts/index.ts'
import { say } from '../text/index.ts'
import { verificationTexts } from '../text/verification.ts'

// 80 random bits and this limit: guessing one of a million papers takes longer than papers last.
const perMinute = 20

export function verificationRoutes(app: Hono<HttpEnv>, house: House): void {
  app.get('/certificates/verification', (c) => {
    const t = verificationTexts(c.get('lang'))
    const typed = c.req.query('number')
    if (typed === undefined)
      return residentPage(c, house, { title: t.title, crumbs: [] }, <VerificationForm typed="" />)
    const code = parseCode(typed)
    if (code) return seeOther(c, `/certificates/${code}`)
    const errors = [{ field: 'number', message: t.notCode }]
    return residentPage(
      c,
      house,
      { title: t.title, crumbs: [], errors },
      <VerificationForm typed={typed.slice(0, 60)} />,
    )
  })

  app.get('/certificates/:code', async (c) => {
    const t = verificationTexts(c.get('lang'))
    const code = parseCode(c.req.param('code'))
    if (!code) return seeOther(c, '/certificates/verification')
    const result = await verify(c, house, code)
    return residentPage(
      c,
      house,
      {
        title: verifiedTitle(result, c.get('lang')),
        crumbs: [{ href: '/certificates/verification', label: t.title }],
        robots: 'noindex',
        status: result.state === 'unknown' ? 404 : 200,
      },
      <VerificationResult
        code={code}
        result={result}
        phone={house.profile.phone}
        ward={wardName(house, c.get('lang'))}
      />,
    )
  })
}

const wardName = ({ profile }: House, lang: Lang): string => (lang === 'en' ? profile.nameEnglish : profile.name)

/** Counts against the caller's limit; a wrong number costs the same as a right one. */
export async function verify(c: Ctx, house: House, code: string): Promise<Verified> {
  await limitRate(house, { scope: 'certificates.verify', key: clientAddress(c, house.config), perMinute })
  return house.db.read((tx) => verifiedCode(tx, house, code, c.get('lang')))
}

async function verifiedCode(tx: Tx, house: House, code: string, lang: Lang): Promise<Verified> {
  const certificate = await certificateByCode(tx, code)
  if (!certificate) return (await verifiedLetter(tx, house, code, lang)) ?? { state: 'unknown' }
  const definition = parseDefinition(await definitionOfCase(tx, certificate.applicationId))
  return {
    state: certificate.withdrawnAt ? 'withdrawn' : 'valid',
    kind: say(definition.name, lang),
    issuedOn: certificate.issuedOn,
  }
}

async function verifiedLetter(tx: Tx, house: House, code: string, lang: Lang): Promise<Verified | undefined> {
  const act = await actByCode(tx, code)
  if (!act?.datedOn || !act.documentNumber) return undefined
  const [change] = await changesOf(tx, act.id)
  const definition = parseDefinition(await definitionOfCase(tx, act.applicationId))
  return {
    state: change ? 'changed' : 'letter',
    kind: `${say(definition.name, lang)}${actTexts(lang).verification.kind}`,
    issuedOn: act.datedOn,
    documentNumber: act.documentNumber,
    authority: act.authority,
    ...(change?.documentNumber &&
      change.datedOn && { change: { kind: change.kind, documentNumber: change.documentNumber, on: change.datedOn } }),
    signature: await checkedSignature(tx, house, act),
  }
}

async function checkedSignature(tx: Tx, house: House, act: Act): Promise<CheckedSignature | undefined> {
  const signature = await signatureOfAct(tx, act.id)
  const document =
    signature && (await readDocument(tx, signature.documentId, ({ owner }) => owner.id === act.applicationId))
  if (!document) return undefined
  return {
    result: checkFile(house.config.secret, document.bytes, signature),
    fingerprint: createHash('sha256').update(document.bytes).digest('hex'),
  }
}
