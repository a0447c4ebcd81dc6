import type { Lang } from '#platform/i18n/index.ts'
import { type Content, Radios, TextField } from '#platform/ui/index.ts'
import type { Case } from '../../../actions/load-case.ts'
import type { PlainField } from '../../../domain/definition/fields.ts'
import { fieldTexts } from '../../../text/fields/index.ts'
import type { Typed } from './field-input.tsx'

type AccountInputProps = {
  lang: Lang
  field: Extract<PlainField, { type: 'bank-account' }>
  label: Content
  hint: Content
  found: Pick<Case, 'referred'>
  typed: Typed
}

/** An account that is kept already, the one registered with the state, or a new one below. */
export const AccountInput = ({ lang, field, label, hint, found, typed }: AccountInputProps) => {
  const t = fieldTexts(lang).account
  const name = field.id
  const value = typed[name]?.[0]
  const typedIn = (part: string) => typed[`${name}-${part}`]?.[0]
  const kept = [...found.referred.accounts].slice(0, 3)
  const inputs = (
    <>
      <TextField name={`${name}-bank`} label={t.bank} value={typedIn('bank')} inputMode="numeric" width="short" />
      <TextField name={`${name}-branch`} label={t.branch} value={typedIn('branch')} inputMode="numeric" width="short" />
      <Radios
        name={`${name}-kind`}
        legend={t.kind}
        value={typedIn('kind') ?? 'ordinary'}
        options={(['ordinary', 'current', 'savings'] as const).map((kind) => ({ value: kind, label: t.kinds[kind] }))}
      />
      <TextField name={`${name}-number`} label={t.number} hint={t.numberHint} inputMode="numeric" />
      <TextField name={`${name}-holder`} label={t.holder} value={typedIn('holder')} />
    </>
  )
  return (
    <Radios
      name={name}
      legend={label}
      hint={hint}
      value={value ?? kept[0]?.[0] ?? (field.publicAccount ? 'public' : 'new')}
      options={[
        ...kept.map(([id, account]) => ({
          value: id,
          label: t.kept(t.shown(account.bankCode, account.branchCode, account.masked)),
        })),
        ...(field.publicAccount ? [{ value: 'public', label: t.public, hint: t.publicHint }] : []),
        { value: 'new', label: t.new, nested: inputs },
      ]}
    />
  )
}
