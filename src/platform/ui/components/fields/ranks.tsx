import { FieldGroup, type FieldProps, useField } from './field.tsx'

type RanksProps = FieldProps & {
  options: readonly { value: string; label: string }[]
  /** Chosen values, the first rank first. */
  values: readonly string[]
  /** What each rank is called, and what its list says while nothing is chosen. */
  ranks: readonly { label: string; emptyLabel: string }[]
}

/** Things in one's own order: a list to choose from for each rank, all of the same name. Works without a script. */
export const Ranks = ({ options, values, ranks, ...field }: RanksProps) => {
  const { id, error, invalid } = useField(field)
  return (
    <FieldGroup {...field}>
      <div class="ranks">
        {ranks.map(({ label, emptyLabel }, place) => {
          const own = place === 0 ? id : `${id}-${place + 1}`
          return (
            <div>
              <label for={own}>{label}</label>
              <select id={own} name={field.name} aria-invalid={invalid} aria-describedby={error && `${id}-error`}>
                <option value="">{emptyLabel}</option>
                {options.map((option) => (
                  <option value={option.value} selected={option.value === values[place]}>
                    {option.label}
                  </option>
                ))}
              </select>
            </div>
          )
        })}
      </div>
    </FieldGroup>
  )
}
