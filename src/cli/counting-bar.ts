export type Counted = { done: number; note?: string | undefined }
export type CountingBar = { show(counted: Counted): void; end(sentence: string): void }

const width = 30

/** A bar on a terminal that fills while things are made; elsewhere a line at every tenth. */
export function countingBar(out: NodeJS.WriteStream, wanted: number): CountingBar {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
  let latest: Counted = { done: 0 }
  let tenth = 0
  const draw = () => out.write(`\r\u001B[K${lineOf(latest, wanted)}  ${seconds()}`)
  // One long statement may do the last part: the seconds show that it lives.
  const timer = out.isTTY ? setInterval(draw, 500) : undefined
  return {
    show(counted) {
      latest = counted
      const reached = Math.floor((10 * counted.done) / wanted)
      if (!out.isTTY && reached > tenth) out.write(`${lineOf(counted, wanted)}  ${seconds()}\n`)
      tenth = reached
    },
    end(sentence) {
      clearInterval(timer)
      out.write(`${out.isTTY ? '\r\u001B[K' : ''}${sentence} in ${seconds()}\n`)
    },
  }
}

function lineOf({ done, note }: Counted, wanted: number): string {
  const full = Math.min(width, Math.round((width * done) / wanted))
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`
  const counted = `${done.toLocaleString('en')} / ${wanted.toLocaleString('en')}`
  return `${bar}  ${note ? `${counted}  ${note}` : counted}`
}
