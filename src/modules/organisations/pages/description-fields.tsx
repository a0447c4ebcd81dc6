import { Checkbox, TextField } from '#platform/ui/index.ts'
import { staffTexts as t } from '../text/staff.ts'

type Props = {
  name: string | undefined
  nameKana: string | undefined
  corporateNumber: string | undefined
  /** `undefined`: a kind that is never authorised; the question is not asked. */
  isAuthorised: boolean | undefined
  isPublic: boolean
}

/** How an organisation is called and known, as the desk writes it down and puts it right. */
export const DescriptionFields = ({ name, nameKana, corporateNumber, isAuthorised, isPublic }: Props) => (
  <>
    <TextField name="name" label={t.columns.name} value={name} width="full" />
    <TextField name="kana" label={t.facts.kana} value={nameKana} width="full" />
    <TextField name="number" label={t.facts.number} value={corporateNumber} inputMode="numeric" optional />
    {isAuthorised !== undefined && <Checkbox name="authorised" label={t.isAuthorised} checked={isAuthorised} />}
    <Checkbox name="public" label={t.isPublic} checked={isPublic} />
  </>
)
