/**
 * Resolves at Ctrl-C, SIGTERM, a closed terminal or the end of the process that started us.
 * Asked again, it does not wait any longer; PostgreSQL then ends with us.
 */
export function untilAskedToStop(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  let asked = false
  const ask = () => {
    if (asked) process.exit(130)
    asked = true
    resolve()
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, ask)
  process.once('disconnect', ask)
  return promise
}
