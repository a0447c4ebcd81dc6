type Labels = Record<string, string | number>
type Sample = { labels: Labels; value: number }
type Family = { name: string; help: string; type: 'counter' | 'gauge' | 'histogram'; lines(): string[] }

const families = new Map<string, Family>()

/** Only ever grows. Label values come from small closed sets (route patterns, state words), never from people. */
export function counter(name: string, help: string): { add(labels?: Labels, by?: number): void } {
  const samples = new Map<string, Sample>()
  families.set(name, { name, help, type: 'counter', lines: () => linesOf(name, samples.values()) })
  return {
    add(labels = {}, by = 1) {
      sampleOf(samples, labels).value += by
    },
  }
}

/** A value that goes up and down; `read` is asked when the figures are fetched. */
export function gauge(name: string, help: string, read: () => number | Sample[]): void {
  const lines = () => {
    const now = read()
    return linesOf(name, typeof now === 'number' ? [{ labels: {}, value: now }] : now)
  }
  families.set(name, { name, help, type: 'gauge', lines })
}

const secondsBuckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

/** Counts observations in seconds by upper bound. */
export function histogram(name: string, help: string, buckets = secondsBuckets) {
  const series = new Map<string, { labels: Labels; counts: number[]; sum: number; count: number }>()
  families.set(name, {
    name,
    help,
    type: 'histogram',
    lines: () =>
      [...series.values()].flatMap(({ labels, counts, sum, count }) => [
        ...buckets.map((le, i) => line(`${name}_bucket`, { ...labels, le }, counts[i] ?? 0)),
        line(`${name}_bucket`, { ...labels, le: '+Inf' }, count),
        line(`${name}_sum`, labels, sum),
        line(`${name}_count`, labels, count),
      ]),
  })
  return {
    observe(labels: Labels, seconds: number) {
      const key = keyOf(labels)
      const one = series.get(key) ?? { labels, counts: buckets.map(() => 0), sum: 0, count: 0 }
      series.set(key, one)
      one.sum += seconds
      one.count += 1
      buckets.forEach((le, i) => {
        if (seconds <= le) one.counts[i] = (one.counts[i] ?? 0) + 1
      })
    },
  }
}

/** The text format of Prometheus, version 0.0.4. */
export const renderMetrics = (): string =>
  `${[...families.values()]
    .flatMap((family) => [
      `# HELP ${family.name} ${family.help}`,
      `# TYPE ${family.name} ${family.type}`,
      ...family.lines(),
    ])
    .join('\n')}\n`

function sampleOf(samples: Map<string, Sample>, labels: Labels): Sample {
  const key = keyOf(labels)
  const sample = samples.get(key) ?? { labels, value: 0 }
  samples.set(key, sample)
  return sample
}

const keyOf = (labels: Labels) => JSON.stringify(labels)

const linesOf = (name: string, samples: Iterable<Sample>) =>
  Array.from(samples, ({ labels, value }) => line(name, labels, value))

function line(name: string, labels: Labels, value: number): string {
  const inside = Object.entries(labels).map(([key, text]) => `${key}="${String(text).replace(/[\\"\n]/g, '_')}"`)
  return `${name}${inside.length > 0 ? `{${inside.join(',')}}` : ''} ${value}`
}
