import { NotFound } from '#platform/errors/index.ts'
import { filesOf, storeUpload } from '#platform/files/index.ts'
import type { Ctx, FieldError } from '#platform/http/index.ts'
import type { Lang } from '#platform/i18n/index.ts'
import { parseId } from '#platform/ids/index.ts'
import type { House } from '#platform/module/index.ts'
import { corrected, type Corrected, keptAt, type RowsFlaw } from '../../actions/correcting/corrected.ts'
import { type CorrectionAnswered } from '../../actions/answer-correction.ts'
import type { Sent } from '../../actions/answer.ts'
import { type Case, ownCase, type VerifiedResident } from '../../actions/load-case.ts'
import { type CorrectionDraft, emptyDraft } from '../../domain/correction/draft.ts'
import { typedOf, wordProblems } from '../../forms/answers.ts'
import { money } from '../../pages/resident/words.ts'
import type { ApplicationId } from '../../store/applications.ts'
import { type Correction, type CorrectionId, openCorrections } from '../../store/corrections.ts'
import { correctingTexts } from '../../text/correcting/index.ts'
import { fieldTexts } from '../../text/fields/index.ts'
import { say, texts } from '../../text/index.ts'
import type { AnswerForm } from '../questions/read-form.ts'

export type WhatIsAsked = {
  found: Case
  correction: Correction
  others: readonly Correction[]
  draft: CorrectionDraft
  content: Corrected
  /** What the inputs hold: as it was typed last, else as it is kept. */
  typed: Sent
}

/** The one that is named, else what is due first; and what else is open. */
export async function whatIsAsked(
  house: House,
  resident: VerifiedResident,
  id: ApplicationId,
  lang: Lang,
  named?: string,
): Promise<WhatIsAsked | undefined> {
  const { found, open } = await house.db.read(async (tx) => {
    const found = await ownCase(tx, house, resident, id)
    const open = found.application.state === 'awaiting_correction' ? await openCorrections(tx, id) : []
    return { found, open }
  })
  const correction = named ? open.find((one) => one.id === named) : open[0]
  if (!correction || !found.application.submittedAt) return undefined
  const draft = correction.draft ?? emptyDraft
  const first = corrected(found, correction, draft.typed, draft.groups)
  const kept = Object.fromEntries(first.page.fields.map(({ id: key }) => [key, keptAt(found.kept, key)]))
  const typed = { ...typedOf(kept, first.page.fields, lang), ...draft.typed }
  const content = corrected(found, correction, typed, draft.groups)
  return { found, correction, others: open.filter((one) => one !== correction), draft, content, typed }
}

/** Throws `NotFound` where the address names none. */
export function correctionIdOf(c: Ctx): CorrectionId {
  const id = parseId<'correction'>(c.req.param('correction') ?? '')
  if (!id) throw new NotFound('correction')
  return id
}

type Refused = Extract<CorrectionAnswered, { ok: false }>

/** Why it cannot be sent like this, ready for the page. */
export function errorsOf(lang: Lang, refused: Refused, today: Temporal.PlainDate): FieldError[] {
  const t = correctingTexts(lang).problems
  switch (refused.reason) {
    case 'wrong_answers':
      return [
        ...refused.flaws.map((flaw) => ({ field: '', message: flawText(lang, flaw) })),
        ...wordProblems(lang, refused.fields, refused.problems, today),
      ]
    case 'paper_missing':
      return [{ field: 'paper', message: texts(lang).correction.paperMissing }]
    case 'fee_changes':
      return [{ field: '', message: t.fee_changes(money(lang, refused.before), money(lang, refused.after)) }]
    case 'nothing_changed':
    case 'not_online':
      return [{ field: '', message: t[refused.reason] }]
    case 'not_asked':
      return [{ field: '', message: texts(lang).conflict.text }]
  }
}

function flawText(lang: Lang, { group, flaw }: RowsFlaw): string {
  const limit = flaw === 'too_many_rows' ? group.max : group.min
  return fieldTexts(lang).group[flaw](say(group.rowLabel, lang), limit)
}

/** Stores the upload before the answer's transaction; what was not asked for is not kept. */
export async function keepPaper(
  c: Ctx,
  house: House,
  resident: VerifiedResident,
  { found, correction }: Pick<WhatIsAsked, 'found' | 'correction'>,
  { files: { paper }, raw }: AnswerForm,
): Promise<{ fileId: string | undefined; errors: FieldError[] }> {
  if (!correction.fields.includes('paper')) return { fileId: undefined, errors: [] }
  if (!(paper instanceof File) || (paper.size === 0 && paper.name === '')) {
    return { fileId: await ownFile(house, found, raw['paper-kept']), errors: [] }
  }
  const stored = await storeUpload(house, {
    bytes: new Uint8Array(await paper.arrayBuffer()),
    claimedName: paper.name,
    owner: { kind: 'procedures.application', id: found.application.id },
    uploadedBy: resident.accountId,
  })
  if (stored.ok) return { fileId: stored.fileId, errors: [] }
  return {
    fileId: undefined,
    errors: [{ field: 'paper', message: texts(c.get('lang')).correction.fileProblems[stored.reason] }],
  }
}

async function ownFile(house: House, found: Case, kept: string | string[] | undefined): Promise<string | undefined> {
  const own = await house.db.read((tx) => filesOf(tx, { kind: 'procedures.application', id: found.application.id }))
  return own.find(({ id, scan }) => id === kept && scan !== 'infected')?.id
}
