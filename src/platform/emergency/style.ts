import { createHash } from 'node:crypto'

/** Within the page, so that one answer is the whole page; readable in the dark, in forced colours and at any width. */
export const emergencyStyle =
  ':root{color-scheme:light dark;--ink:#1a1a1a;--paper:#fff;--rule:#767676;--link:#115a36}' +
  '@media(prefers-color-scheme:dark){:root{--ink:#f2f2f2;--paper:#141816;--rule:#949494;--link:#9bd4b5}}' +
  '*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.75 "Hiragino Sans","Yu Gothic",Meiryo,system-ui,sans-serif;overflow-wrap:anywhere}' +
  'header,main>*,footer{max-width:52rem;margin:0 auto;padding:.75rem 1rem}' +
  'header{display:flex;flex-wrap:wrap;gap:.25rem 1.5rem;justify-content:space-between}nav a{margin-right:1.25rem}' +
  'a{color:var(--link);text-underline-offset:.2em;display:inline-block;padding:.25rem 0}' +
  'a:focus-visible{outline:4px solid #000;background:#ffd43d;color:#000}' +
  '.urgent{max-width:none;background:#a80000;color:#fff;padding:1rem 0 1.25rem;border:2px solid #a80000}' +
  '.urgent>*{max-width:52rem;margin:.5rem auto;padding:0 1rem}.urgent a{color:#fff;font-weight:700;font-size:1.25rem}.urgent a:focus-visible{color:#000}' +
  '.urgent ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 2rem}' +
  'h1{font-size:clamp(1.6rem,1.2rem + 2.2vw,2.5rem);line-height:1.35;text-wrap:balance}.urgent h1{display:flex;gap:.6rem}' +
  'svg{flex:none;width:1.3em;height:1.3em;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linejoin:round;stroke-linecap:round}' +
  'h2{font-size:1.375rem;border-top:1px solid var(--ink);padding-top:1rem;margin:1rem 0 .5rem}' +
  'ol{padding-left:1.75rem;margin:.5rem 0}li{margin:.4rem 0}.urgent li{margin:0}' +
  'table{width:100%;border-collapse:collapse;text-align:left}th,td{padding:.5rem .5rem .5rem 0;border-bottom:1px solid var(--rule);vertical-align:top;font-weight:400}thead th{font-weight:700}td{font-weight:700}' +
  '.next{font-weight:700}footer{margin-top:2rem;border-top:1px solid var(--rule)}footer p{margin:.1rem 0}' +
  '@media print{.urgent{background:none;color:#000}.urgent a{color:#000}}'

/** For the policy of what may style the page: this text and no other. */
export const emergencyStyleHash = `'sha256-${createHash('sha256').update(emergencyStyle).digest('base64')}'`
