import { withoutReadings } from '#platform/i18n/index.ts'
import { Actions, Button, Checkbox, Form, Lede, Radios, Select, TextArea, TextField } from '#platform/ui/index.ts'
import { owners } from '../../ground/index.ts'
import type { Catalogue } from '../../record/index.ts'
import { deskTexts, ownerWords } from '../text/index.ts'
import { enterPath } from './paths.ts'
import type { StateTyped } from './state-form.tsx'

const t = deskTexts.enter

type EnterProps = { catalogue: Catalogue; towns: readonly string[]; typed: StateTyped }

export const EnterPage = ({ catalogue, towns, typed }: EnterProps) => {
  const value = (name: string) => (typeof typed[name] === 'string' ? typed[name] : undefined)
  return (
    <>
      <Lede>{t.lede}</Lede>
      <Form action={enterPath} label={t.title}>
        <Radios
          name="channel"
          legend={t.channel}
          value={value('channel') ?? 'phone'}
          options={(['phone', 'counter'] as const).map((one) => ({ value: one, label: t.channels[one] }))}
        />
        <Select
          name="category"
          label={t.category}
          emptyLabel={deskTexts.report.choose}
          options={[...catalogue.categories.values()]
            .filter(({ kind }) => kind !== 'theme')
            .map(({ code, name }) => ({ value: code, label: withoutReadings(name.ja) }))}
          value={value('category')}
        />
        {towns.length > 0 ? (
          <Select
            name="town"
            label={t.town}
            emptyLabel={deskTexts.report.choose}
            options={towns.map((town) => ({ value: town, label: town }))}
            value={value('town')}
          />
        ) : (
          <TextField name="town" label={t.town} hint={t.townHint} maxLength={40} value={value('town')} />
        )}
        <TextField
          name="placeText"
          label={t.placeText}
          hint={t.placeHint}
          optional
          maxLength={200}
          value={value('placeText')}
        />
        <TextField
          name="position"
          label={t.position}
          hint={t.positionHint}
          optional
          maxLength={60}
          value={value('position')}
        />
        <Select
          name="owner"
          label={t.owner}
          emptyLabel={t.byPlace}
          options={owners.map((owner) => ({ value: owner, label: ownerWords[owner] }))}
          value={value('owner')}
        />
        <TextArea name="description" label={t.description} rows={5} maxLength={4000} value={value('description')} />
        <TextField
          name="contact"
          label={t.contact}
          hint={t.contactHint}
          optional
          maxLength={120}
          value={value('contact')}
        />
        <Checkbox name="nearHome" label={t.nearHome} checked={value('nearHome') !== undefined} />
        <Checkbox name="wantsPrivate" label={t.wantsPrivate} checked={value('wantsPrivate') !== undefined} />
        <Actions>
          <Button keys="Ctrl+Enter">{t.save}</Button>
        </Actions>
      </Form>
    </>
  )
}
