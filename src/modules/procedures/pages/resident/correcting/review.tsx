import type { Lang } from '#platform/i18n/index.ts'
import { Actions, Block, Button, Form, Link, Meta, Notice, SummaryList, Title } from '#platform/ui/index.ts'
import type { FeeChange } from '../../../actions/answer-correction.ts'
import type { Corrected } from '../../../actions/correcting/corrected.ts'
import type { Case } from '../../../actions/load-case.ts'
import type { Correction } from '../../../store/corrections.ts'
import { correctingTexts } from '../../../text/correcting/index.ts'
import { say } from '../../../text/index.ts'
import { changeRows } from '../corrections-given.tsx'
import { money, type Values } from '../words.ts'

type Props = {
  lang: Lang
  found: Case
  correction: Correction
  content: Corrected
  fee: FeeChange | undefined
  version: number
  values: Values
}

/** What this answer changes, before it is sent. */
export const CorrectionReview = ({ lang, found, correction, content, fee, version, values }: Props) => {
  const t = correctingTexts(lang).review
  const place = `/applications/${found.application.id}/correction`
  const change = { before: content.before, after: content.now, fields: correction.fields }
  const { refusal } = content.after
  return (
    <>
      <Title above={say(found.definition.name, lang)} lede={t.lede}>
        {t.title}
      </Title>
      <Block title={t.changes}>
        <SummaryList rows={changeRows(lang, { ...found, kept: content.kept }, change)} />
      </Block>
      {refusal && (
        <Notice kind="warning" title={t.refusal}>
          <p>{say(refusal.rule.says, lang, values)}</p>
        </Notice>
      )}
      {fee && (
        <Notice kind="warning" title={t.fee}>
          <p>{t.feeText(money(lang, fee.before), money(lang, fee.after))}</p>
          <p>{fee.after > 0 ? t.payAnew : t.nothingToPay}</p>
        </Notice>
      )}
      <Form action={`${place}/${correction.id}/review`} name="send">
        <input type="hidden" name="seen" value={String(version)} />
        {fee && <input type="hidden" name="fee" value={String(fee.after)} />}
        <Actions>
          <Button>{t.send}</Button>
          <Link href={`${place}?of=${correction.id}`} standalone>
            {t.edit}
          </Link>
        </Actions>
      </Form>
      <Meta>{correctingTexts(lang).notSent}</Meta>
    </>
  )
}
