import type { Content, WithContent } from '../../content.ts'
import { Icon } from '../picture/icon.tsx'

export type Fact = {
  term: Content
  value?: Content
  note?: Content
  children?: Content
}

/** What one needs to know before starting: cost, time, things to have. */
export const Facts = ({ facts }: { facts: readonly Fact[] }) => (
  <dl class="facts">
    {facts.map(({ term, value, note, children }) => (
      <div>
        <dt>{term}</dt>
        <dd>
          {value && <b>{value}</b>}
          {children}
          {note && <small>{note}</small>}
        </dd>
      </div>
    ))}
  </dl>
)

/** A short list of things, each with a tick. */
export const Ticks = ({ items }: { items: readonly Content[] }) => (
  <ul class="ticks">
    {items.map((item) => (
      <li>
        <Icon name="tick" />
        <span>{item}</span>
      </li>
    ))}
  </ul>
)

/** What the ward promises, by when. */
export const Promised = ({ label, by, children }: WithContent & { label: Content; by: Content }) => (
  <div class="promise">
    <p>{label}</p>
    <p class="promise-by">{by}</p>
    {children}
  </div>
)
