/**
 * Hands signals on to the child and waits for its end; returns the exit code. Ctrl-C may reach us twice at once, from
 * the terminal and from npm: the echo is dropped. When npm is killed we would be left over, so then the child is asked to stop.
 */
export function forward(child) {
  let last = 0
  const pass = (signal) => {
    const now = performance.now()
    if (now - last > 500) child.kill(signal)
    last = now
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => pass(signal))
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) pass('SIGTERM')
  }, 500)
  watch.unref()
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 143)))
  })
}
