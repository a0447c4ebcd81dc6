import type { Raw } from '#platform/http/index.ts'
import { langs } from '#platform/i18n/index.ts'
import {
  Actions,
  Block,
  Button,
  Checkbox,
  Details,
  EmptyState,
  Form,
  Lede,
  Link,
  Meta,
  TextField,
} from '#platform/ui/index.ts'
import { textOf } from '../forms.ts'
import type { CampaignRules } from '../profile.ts'
import { campaignTexts } from '../text/index.ts'
import { Words } from './edit-page.tsx'
import { campaignsPath, emergencyPath } from './paths.ts'

const t = campaignTexts.emergencyForm

type Prepared = CampaignRules['emergencies'][number]

/** A text is chosen, put right where it must be, and handed to the approver: three presses. */
export const EmergencyPage = ({
  prepared,
  chosen,
  typed,
}: {
  prepared: readonly Prepared[]
  chosen: Prepared | undefined
  typed: Raw
}) => (
  <>
    <Lede>{t.lede}</Lede>
    {!chosen && (
      <>
        <ol>
          {t.steps.map((step) => (
            <li>{step}</li>
          ))}
        </ol>
        {prepared.length === 0 && <EmptyState title={t.empty} />}
      </>
    )}
    {prepared.length > 0 && (
      <Block title={t.choose}>
        <ul>
          {prepared.map(({ key, label }) => (
            <li>
              <Link href={`${emergencyPath}?text=${key}#write`} standalone>
                {label}
              </Link>
              {key === chosen?.key && <span>（{t.chosen}）</span>}
            </li>
          ))}
        </ul>
        <p>
          <Link href={`${campaignsPath}/new`}>{t.plain}</Link>
        </p>
      </Block>
    )}
    {chosen && (
      <Block title={`${t.write}：${chosen.label}`} id="write">
        <Form action={`${emergencyPath}?text=${chosen.key}`} label={t.write}>
          <Words lang="ja" typed={typed} />
          <Details summary={t.other}>
            {langs
              .filter((lang) => lang !== 'ja')
              .map((lang) => (
                <Words lang={lang} typed={typed} />
              ))}
          </Details>
          <TextField name="override_reason" label={t.reason} value={textOf(typed, 'override_reason')} width="full" />
          <Checkbox name="night" label={t.tick} checked={textOf(typed, 'night') !== ''} />
          <Meta>{t.hours(chosen.hours)}</Meta>
          <Actions>
            <Button variant="danger" keys="Ctrl+Enter">
              {t.submit}
            </Button>
          </Actions>
        </Form>
      </Block>
    )}
  </>
)
