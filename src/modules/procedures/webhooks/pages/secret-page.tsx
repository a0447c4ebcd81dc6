import { Actions, LinkButton, Notice, ReceiptNumberBox } from '#platform/ui/index.ts'
import { webhookTexts as t } from '../text/staff.ts'

/** The secret stands in no address, so reloading does not bring it back. */
export const SecretPage = ({ secret, back }: { secret: string; back: string }) => (
  <>
    <Notice kind="warning">
      <p>{t.shown.note}</p>
    </Notice>
    <ReceiptNumberBox number={secret} label={t.shown.label} />
    <Actions>
      <LinkButton href={back} variant="secondary">
        {t.shown.back}
      </LinkButton>
    </Actions>
  </>
)
