import { readFileSync, writeFileSync } from 'node:fs'
import { availableParallelism, cpus, loadavg } from 'node:os'

/** One measured number beside its limit. `spread` are the rounds it was taken from. */
export type Figure = {
  what: string
  value: number
  unit: string
  /** `max`: not above; `min`: not below. Missing: told beside the others, promised by nobody. */
  limit?: { max: number } | { min: number }
  spread?: readonly number[]
}

/**
 * Prints the figures of one bench and, with `--write`, puts them into docs/operations/figures.md in place of its
 * earlier ones. A figure that misses its limit makes the program fail.
 */
export function report(name: string, how: string, figures: readonly Figure[]): void {
  const table = tableOf(figures)
  process.stdout.write(`${how}\n\n${table}\n`)
  if (process.argv.includes('--write')) write(name, `${how}\n\n${table}\n${circumstances()}\n`)
  if (figures.some((figure) => !isMet(figure))) process.exitCode = 1
}

function tableOf(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { what, value, unit, limit, spread } = figure
    const bound = limit ? ('max' in limit ? `≤ ${limit.max} ${unit}` : `≥ ${limit.min} ${unit}`) : '–'
    const rounds = spread ? `${shown(Math.min(...spread))}–${shown(Math.max(...spread))} (${spread.length})` : ''
    return `| ${what} | ${shown(value)} ${unit} | ${bound} | ${rounds} | ${limit ? (isMet(figure) ? 'met' : '**missed**') : ''} |`
  })
  return ['| figure | measured | limit | spread (rounds) | |', '|---|---|---|---|---|', ...rows].join('\n')
}

export const isMet = ({ value, limit }: Figure): boolean =>
  limit === undefined || ('max' in limit ? value <= limit.max : value >= limit.min)

const shown = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toPrecision(3))

// Whoever shares the machine shares the figures: the load says how much.
function circumstances(): string {
  const [minute = 0] = loadavg()
  const model = cpus()[0]?.model.trim() ?? 'unknown processor'
  const date = Temporal.Now.plainDateTimeISO('UTC').toString({ smallestUnit: 'minute' }).replace('T', ' ')
  return `\n${date} UTC, ${availableParallelism()} cores (${model}), load ${minute.toFixed(1)} at the end, Node ${process.versions.node}.`
}

const file = 'docs/operations/figures.md'

function write(name: string, section: string): void {
  const text = readFileSync(file, 'utf8')
  const [start, end] = [`<!-- bench ${name} -->`, `<!-- end ${name} -->`]
  const from = text.indexOf(start)
  const to = text.indexOf(end)
  if (from < 0 || to < 0) throw new Error(`${file} has no place for ${name}: ${start} … ${end}`)
  writeFileSync(file, `${text.slice(0, from + start.length)}\n${section}${text.slice(to)}`)
}
