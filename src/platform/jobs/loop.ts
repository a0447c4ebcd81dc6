export type Loop = {
  /** Runs again at once, or right after the run under way. */
  poke(): void
  /** Waits for the run under way; none follows. */
  stop(): Promise<void>
}

/** Runs `work` again and again without overlap, at the latest every `milliseconds`. An error ends a run, not the loop. */
export function startLoop(milliseconds: number, work: () => Promise<void>, onError: (error: unknown) => void): Loop {
  let stopped = false
  let poked = false
  let wakeUp = () => {}

  const pause = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds)
      wakeUp = () => {
        clearTimeout(timer)
        resolve()
      }
    })

  const running = (async () => {
    while (!stopped) {
      poked = false
      await work().catch(onError)
      if (!stopped && !poked) await pause()
    }
  })()

  return {
    poke: () => {
      poked = true
      wakeUp()
    },
    stop: async () => {
      stopped = true
      wakeUp()
      await running
    },
  }
}
