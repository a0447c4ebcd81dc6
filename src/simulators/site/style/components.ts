/** The pieces that only the outside world has: phone, inbox, clock, card reader, terminal, envelope. */
export const components = `
@layer components {
  .skip { position: absolute; top: -9rem; left: 1rem; z-index: 9; padding: .75rem 1.5rem; background: var(--paper); }
  .skip:focus { top: .5rem; }
  .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .plain { display: inline-flex; align-items: center; min-height: 2.75rem; }
  .icon { width: 1.5em; height: 1.5em; flex: none; }
  .sim-band { background: #1a1a1a; color: #fff; font-size: 1rem; padding-block: .5rem; }
  .masthead { border-bottom: var(--thin); }
  .masthead > .wrap { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; column-gap: 1rem; min-height: 4.5rem; padding-block: .25rem; }
  .brand { display: inline-flex; align-items: center; gap: .75rem; min-height: 2.75rem; color: var(--ink); text-decoration: none; font-weight: 700; font-size: clamp(1.0625rem, 4vw, 1.25rem); line-height: 1.2; }
  .brand svg { width: 2rem; height: 2rem; color: var(--brand); }
  .brand span { color: var(--brand); border-left: var(--thin); padding-left: .75rem; }
  .button { display: inline-flex; align-items: center; justify-content: center; min-height: 3.5rem; padding: .5rem 2rem; border: 2px solid var(--brand); border-radius: var(--radius); background: var(--brand); color: var(--on-brand); font-weight: 700; line-height: 1.4; text-decoration: none; cursor: pointer; }
  .button:hover { background: var(--brand-deep); border-color: var(--brand-deep); text-decoration: underline; }
  .button.second { background: var(--paper); color: var(--brand); }
  .button.second:hover { background: var(--tint); color: var(--brand-deep); }
  .actions { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: center; margin-top: 2rem; }
  @media (max-width: 30rem) { .actions .button { width: 100%; } .actions > form { width: 100%; } }
  .field { display: grid; gap: .5rem; justify-items: start; }
  .field label { font-weight: 700; }
  .field input { width: 20rem; letter-spacing: .15em; }
  .wrong { border-left: 4px solid var(--danger-edge); padding-left: 1rem; }
  .wrong-text { color: var(--danger); font-weight: 700; }
  .notice { border-block: var(--firm); padding-block: 1rem; }
  .notice.bad { border: 2px solid var(--danger-edge); padding-inline: 1rem; }
  .choices { border-top: var(--thin); margin-top: .75rem; }
  .choice { display: flex; gap: 1rem; align-items: flex-start; padding: .75rem 1rem; min-height: 3.5rem; border-bottom: var(--thin); cursor: pointer; line-height: 1.6; }
  .choice:hover { background: var(--wash); }
  .choice:has(:checked) { background: var(--tint); box-shadow: inset 4px 0 var(--brand); }
  .choice small { display: block; }
  details { border-block: var(--thin); padding-block: .25rem; }
  summary { cursor: pointer; min-height: 2.75rem; align-content: center; color: var(--brand); font-weight: 700; }
  .outside { display: grid; gap: 3rem; margin-top: 2.5rem; }
  .outside > * { min-width: 0; }
  @media (min-width: 48rem) { .outside { grid-template-columns: 20rem minmax(0, 1fr); align-items: start; } .outside .tall { grid-column: 1; grid-row: 1 / span 5; } }
  @media (min-width: 75rem) { .outside { grid-template-columns: 20rem minmax(0, 1fr) 17rem; } .outside .tall { grid-row: 1 / span 3; } }
  .device { font-size: 1rem; line-height: 1.6; }
  .device > h2 { font-size: 1.125rem; border-bottom: var(--firm); padding-bottom: .5rem; margin-bottom: 1rem; display: flex; align-items: center; gap: .5em; }
  .device .button { width: 100%; min-height: 2.75rem; padding-inline: 1rem; }
  .device .set { display: grid; gap: .5rem; margin-top: 1rem; }
  .device select { width: 100%; }
  .phone { border: 2px solid var(--ink); border-radius: 2rem; padding: .75rem; width: 100%; max-width: 20rem; }
  .phone .screen { border: var(--thin); border-radius: 1.4rem; overflow: hidden; }
  .phone .top { display: flex; justify-content: space-between; padding: .5rem 1rem; font-size: .875rem; }
  .phone .name { border-bottom: var(--thin); padding: 0 1rem .5rem; font-weight: 700; }
  .phone .talk { background: var(--wash); padding: 1rem .75rem; display: grid; gap: .75rem; min-height: 22rem; align-content: start; font-size: .875rem; }
  .phone .type { padding: .75rem 1rem; border-top: var(--thin); color: var(--ink-2); font-size: .875rem; }
  .flex { background: var(--paper); border-radius: .75rem; overflow: hidden; white-space: pre-line; }
  .flex > header { background: var(--brand); color: var(--on-brand); padding: .75rem 1rem; font-weight: 700; }
  .flex > div { padding: 1rem; display: grid; gap: .25rem; }
  .flex b { font-size: 1.125rem; line-height: 1.45; display: block; }
  .flex .act { display: grid; place-items: center; min-height: 2.75rem; border-top: var(--thin); font-weight: 700; text-decoration: none; }
  .said { background: var(--paper); padding: .5rem 1rem; border-radius: 1rem 1rem 1rem 0; white-space: pre-line; }
  .talk time { font-size: .875rem; color: var(--ink-2); }
  .dated > li { display: grid; align-items: baseline; gap: 0 1.5rem; padding-block: .75rem; border-bottom: var(--thin); }
  .dated > li:first-child { padding-top: 0; }
  .dated > li:last-child { border: 0; }
  .dated time { color: var(--ink-2); font-size: 1rem; line-height: 1.9; }
  .dated a { display: block; width: fit-content; padding-block: .5rem; }
  @media (min-width: 40rem) { .dated > li { grid-template-columns: 9rem minmax(0, 1fr); } }
  .clockface { font-family: var(--serif); font-size: 2.8125rem; font-weight: 700; line-height: 1.2; }
  .yen { font-family: var(--serif); font-size: 2.25rem; font-weight: 700; line-height: 1.2; }
  .log { font-size: .875rem; color: var(--ink-2); }
  .log li { border-top: var(--thin); padding-block: .5rem; display: grid; grid-template-columns: 6rem minmax(0, 1fr); }
  .facts { display: grid; gap: 0; }
  .facts > div { display: grid; grid-template-columns: minmax(7rem, 30%) minmax(0, 1fr); gap: 1rem; padding-block: .5rem; border-bottom: var(--thin); }
  .facts dt { color: var(--ink-2); font-size: 1rem; }
  .facts dd { margin: 0; }
  .mailtext { white-space: pre-wrap; font: inherit; margin: 0; padding-block: 1.5rem; border-block: var(--thin); max-width: 42rem; }
  .envelope { border: 1px solid var(--edge); padding: clamp(1rem, 5vw, 2.5rem); max-width: 34rem; aspect-ratio: 235 / 120; display: grid; align-content: space-between; background: #fff; color: #1a1a1a; font-family: var(--serif); }
  .envelope .to { justify-self: center; font-size: 1.25rem; line-height: 1.6; }
  .envelope .from { font-size: .875rem; }
}
`
