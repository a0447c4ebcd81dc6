import type { Content } from '#platform/ui/index.ts'
import { Actions, LinkButton, Notice, ReceiptNumberBox, Title } from '#platform/ui/index.ts'

/** A code or token that is shown this once. It stands in no address, so reloading does not bring it back. */
export const ShownOnce = (props: {
  title: Content
  note: Content
  secret: string
  secretLabel: Content
  back: string
  backLabel: Content
}) => (
  <>
    <Title>{props.title}</Title>
    <Notice kind="warning">
      <p>{props.note}</p>
    </Notice>
    <ReceiptNumberBox number={props.secret} label={props.secretLabel} />
    <Actions>
      <LinkButton href={props.back} variant="secondary">
        {props.backLabel}
      </LinkButton>
    </Actions>
  </>
)
