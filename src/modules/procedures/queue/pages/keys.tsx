import { Kbd, KeyHints, Pairs } from '#platform/ui/index.ts'
import { queue } from '../text.ts'

const t = queue.keys

const all: readonly [readonly string[], string][] = [
  [['J', 'K'], t.move],
  [['Enter'], t.open],
  [['X'], t.tick],
  [['*'], t.every],
  [['A'], t.take],
  [['P'], t.propose],
  [['L'], t.label],
  [['T'], t.hand],
  [['U'], t.undo],
  [['/'], t.find],
  [['?'], t.help],
]

/** The keys that are needed most, and all of them in an overlay, where the single letters are switched off too. */
export const Keys = () => (
  <>
    <KeyHints
      hints={[
        { keys: ['J', 'K'], does: t.move },
        { keys: ['Enter'], does: t.open },
        { keys: ['X'], does: t.tick },
        { keys: ['A'], does: t.take },
        {
          keys: ['?'],
          does: (
            <button type="button" class="link" popovertarget="keys-help">
              {t.help}
            </button>
          ),
        },
      ]}
    />
    <section id="keys-help" class="keys-help" popover="auto" aria-labelledby="keys-title">
      <h2 id="keys-title">{t.help}</h2>
      <Pairs
        pairs={all.map(([keys, does]) => ({
          term: (
            <>
              {keys.map((key) => (
                <>
                  <Kbd>{key}</Kbd>{' '}
                </>
              ))}
            </>
          ),
          value: does,
        }))}
      />
      <p>{t.nothingChosen}</p>
      <p hidden>
        <label>
          <input type="checkbox" data-keys checked /> {t.use}
        </label>
      </p>
      <button
        type="button"
        class="button secondary small"
        popovertarget="keys-help"
        popovertargetaction="hide"
        autofocus
      >
        {t.close}
      </button>
    </section>
  </>
)
