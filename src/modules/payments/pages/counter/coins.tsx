import { formatYen, yen } from '#platform/money/index.ts'
import { NumberField } from '#platform/ui/index.ts'
import { denominations } from '../../domain/counter/drawer-day.ts'
import { counterText } from '../../text/counter.ts'

/** How many of each note and coin; an empty field is none. */
export const Coins = ({ typed }: { typed: Readonly<Record<string, string>> }) => (
  <div class="coins">
    {denominations.map((value) => (
      <NumberField
        name={`d${value}`}
        label={formatYen(yen(value))}
        unit={counterText.drawer.piece}
        value={typed[`d${value}`]}
      />
    ))}
  </div>
)
