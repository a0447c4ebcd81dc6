type TrustedTypes = {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string }
}

/** The one service worker of this site, once it is active. Throws where the browser knows none. */
export function registerWorker(): Promise<ServiceWorkerRegistration> {
  // A page may name its policy of trusted types once.
  registered ??= register()
  return registered
}

let registered: Promise<ServiceWorkerRegistration> | undefined

async function register(): Promise<ServiceWorkerRegistration> {
  await navigator.serviceWorker.register(workerAddress(), { scope: '/' })
  return navigator.serviceWorker.ready
}

/** The one script that a page may load by itself. */
function workerAddress(): string {
  const rules = {
    createScriptURL: (url: string) => {
      if (url !== '/sw.js') throw new TypeError('only the service worker of this site')
      return url
    },
  }
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes } // newer than the types
  return (trustedTypes?.createPolicy('madoguchi', rules) ?? rules).createScriptURL('/sw.js')
}
