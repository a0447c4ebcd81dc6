import type { Lang } from '#platform/i18n/index.ts'
import { Checkboxes, NumberField, Radios, TextArea, TextField } from '#platform/ui/index.ts'
import type { Attribute } from '../../record/index.ts'
import { attributeField } from '../domain/attributes.ts'

type Props = { lang: Lang; attribute: Attribute; value: string | readonly string[] | undefined }

/** A question of the kind, as Open311 describes it. */
export const AttributeField = ({ lang, attribute, value }: Props) => {
  const { label, help, required, datatype, values } = attribute
  const name = attributeField(attribute)
  const given = typeof value === 'string' ? value : value?.[0]
  const field = { name, label: label[lang], hint: help?.[lang], optional: !required }
  const options = values.map(({ key, name: words }) => ({ value: key, label: words[lang] }))
  switch (datatype) {
    case 'singlevaluelist':
      return <Radios {...field} legend={field.label} options={options} value={given} />
    case 'multivaluelist':
      return <Checkboxes {...field} legend={field.label} options={options} values={[value ?? []].flat()} />
    case 'number':
      return <NumberField {...field} value={given} />
    case 'text':
      return <TextArea {...field} value={given} rows={3} maxLength={1000} />
    default:
      return <TextField {...field} value={given} maxLength={100} />
  }
}
