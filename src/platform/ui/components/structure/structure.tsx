import type { Content, WithContent } from '../../content.ts'

type Headed = WithContent & { title: Content; id?: string | undefined }

/** The page's one h1, with a small line above and a lede below it. */
export const Title = ({ above, lede, children }: WithContent & { above?: Content; lede?: Content }) => (
  <div class="title">
    {above && <p class="meta">{above}</p>}
    <h1>{children}</h1>
    {lede && <p class="lede">{lede}</p>}
  </div>
)

/** A section over the full width whose heading hangs in the margin column. */
export const Part = ({ title, id, lede, children }: Headed & { lede?: Content }) => (
  <section class="part" id={id}>
    <header>
      <h2>{title}</h2>
      {lede && <p class="meta">{lede}</p>}
    </header>
    <div>{children}</div>
  </section>
)

/** A section in the main column. */
export const Block = ({ title, id, children }: Headed) => (
  <section class="block" id={id}>
    <h2>{title}</h2>
    {children}
  </section>
)

/** A short piece in the column beside the page: other ways, whom to call. */
export const Aside = ({ title, id, children }: Headed) => (
  <section class="beside" id={id}>
    <h2>{title}</h2>
    {children}
  </section>
)

export const Lede = ({ children }: WithContent) => <p class="lede">{children}</p>

/** Fine print and side remarks. */
export const Meta = ({ children }: WithContent) => <p class="meta">{children}</p>

/** Words for screen readers only. */
export const Hidden = ({ children }: WithContent) => <span class="vh">{children}</span>

/** Does not break across lines: names, amounts, the halves of a title. */
export const NoWrap = ({ children }: WithContent) => <span class="nowrap">{children}</span>
