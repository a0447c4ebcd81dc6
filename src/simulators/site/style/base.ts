/** Type, colour and space of the simulators' pages: the ward's look, served as one small sheet. */
export const base = `
@layer tokens, base, layout, components;
@layer tokens {
  :root {
    color-scheme: light dark;
    --paper: #fff; --wash: #f2f2f2; --tint: #e6f5ec; --ink: #1a1a1a; --ink-2: #4d4d4d; --rule: #ccc; --edge: #666;
    --brand: #115a36; --brand-deep: #0c472a; --on-brand: #fff; --danger: #a90000; --danger-edge: #ec0000;
    --focus: #000; --focus-ring: #ffd43d;
    --sans: "BIZ UDPGothic", "Noto Sans JP", "Hiragino Sans", "Yu Gothic", system-ui, sans-serif;
    --serif: "BIZ UDPMincho", "Hiragino Mincho ProN", "Yu Mincho", serif;
    --thin: 1px solid var(--rule); --firm: 1px solid var(--ink); --radius: .25rem;
    --gap-section: clamp(3rem, 2rem + 3vw, 4.5rem);
  }
  @media (prefers-color-scheme: dark) {
    :root {
      --paper: #141816; --wash: #1f2522; --tint: #17301f; --ink: #f2f2f2; --ink-2: #ccc; --rule: #48504c; --edge: #999;
      --brand: #9bd4b5; --brand-deep: #c2e5d1; --on-brand: #032213; --danger: #ffbbbb; --danger-edge: #ff7171;
      --focus: #ffd43d; --focus-ring: #000;
    }
  }
}
@layer base {
  *, ::before, ::after { box-sizing: border-box; }
  html { font: 100%/1.75 var(--sans); color: var(--ink); background: var(--paper); -webkit-text-size-adjust: 100%; line-break: strict; }
  body { margin: 0; overflow-wrap: anywhere; letter-spacing: .02em; }
  @media (min-width: 48rem) { body { font-size: 1.125rem; } }
  h1, h2, h3, p, ul, ol, dl, dd, fieldset { margin: 0; padding: 0; }
  h1, h2, h3 { line-height: 1.4; text-wrap: pretty; word-break: auto-phrase; }
  h1 { font-family: var(--serif); font-size: clamp(1.75rem, 1.3rem + 2vw, 2.8125rem); line-height: 1.3; letter-spacing: .01em; }
  h2 { font-size: 1.5rem; }
  h3 { font-size: 1.25rem; }
  p, dd, li { text-wrap: pretty; }
  ul, ol { list-style: none; }
  fieldset { border: 0; min-width: 0; }
  legend { padding: 0; font-weight: 700; }
  svg { display: block; max-width: 100%; }
  a { color: var(--brand); text-underline-offset: .22em; text-decoration-thickness: 1px; }
  a:hover { color: var(--brand-deep); text-decoration-thickness: 3px; }
  :focus-visible { outline: 4px solid var(--focus); outline-offset: 2px; box-shadow: 0 0 0 2px var(--focus-ring); border-radius: var(--radius); }
  button, input, select { font: inherit; color: inherit; }
  input:not([type=radio], [type=checkbox]), select { min-height: 3rem; padding: .5rem .75rem; background: var(--paper); border: 1px solid var(--edge); border-radius: var(--radius); max-width: 100%; }
  input:is([type=radio], [type=checkbox]) { width: 1.5rem; height: 1.5rem; margin: 0; accent-color: var(--brand); flex: none; }
  th { text-align: start; }
  time, .num { font-variant-numeric: tabular-nums; }
  small, .meta { font-size: 1rem; color: var(--ink-2); }
}
@layer layout {
  .wrap { max-width: 76rem; margin-inline: auto; padding-inline: clamp(1rem, 4vw, 3rem); }
  main { padding-block: clamp(.75rem, 2.5vw, 2rem) var(--gap-section); display: block; }
  main:focus { outline: 0; box-shadow: none; }
  .lede { max-width: 38rem; margin-top: .75rem; }
  .narrow { max-width: 36rem; }
  .stack > * + * { margin-top: 1.5rem; }
  .part { border-top: var(--firm); padding-top: 1.5rem; margin-top: var(--gap-section); display: grid; gap: 1rem 2rem; align-content: start; }
  @media (min-width: 60rem) { .part { grid-template-columns: 15rem minmax(0, 1fr); } }
}
@media (forced-colors: active) { .button, .choice { border: 2px solid ButtonText; } .choice:has(:checked) { outline: 3px solid Highlight; outline-offset: -3px; } }
`
