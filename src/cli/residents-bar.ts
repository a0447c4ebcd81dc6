import type { SeedProgress } from '#modules/people/index.ts'

export type ResidentsBar = { show(progress: SeedProgress): void; end(added: number): void }

const width = 30

/** A bar on a terminal that fills while residents are made; elsewhere a line at every tenth. */
export function residentsBar(out: NodeJS.WriteStream, wanted: number): ResidentsBar {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(0)} s`
  let latest: SeedProgress = { residents: 0, isSwitching: false }
  let tenth = 0
  const draw = () => out.write(`\r\u001B[K${lineOf(latest, wanted)}  ${seconds()}`)
  // Taking over is one long statement: the seconds show that it lives.
  const timer = out.isTTY ? setInterval(draw, 500) : undefined
  return {
    show(progress) {
      latest = progress
      const reached = Math.floor((10 * progress.residents) / wanted)
      if (!out.isTTY && reached > tenth) out.write(`${lineOf(progress, wanted)}  ${seconds()}\n`)
      tenth = reached
    },
    end(added) {
      clearInterval(timer)
      out.write(
        `${out.isTTY ? '\r\u001B[K' : ''}${added.toLocaleString('en')} entries added to the register in ${seconds()}\n`,
      )
    },
  }
}

function lineOf({ residents, isSwitching }: SeedProgress, wanted: number): string {
  const full = Math.min(width, Math.round((width * residents) / wanted))
  const bar = `${'█'.repeat(full)}${'░'.repeat(width - full)}`
  const counted = `${residents.toLocaleString('en')} / ${wanted.toLocaleString('en')}`
  return `${bar}  ${isSwitching ? `${counted}  the register takes them over` : counted}`
}
