import { setTracing } from './trace.ts'
import type { Logger } from './logger.ts'

export type TraceSettings = {
  /** Base address of an OTLP collector, `http://collector:4318`. */
  endpoint: string
  /** Which share of the requests is traced, 0 to 1. */
  share: number
}

export type Tracing = { stop(): Promise<void> }

/** Sends spans to a collector over OTLP/HTTP, in batches. The libraries are loaded only here: most houses trace nothing. */
export async function startTracing(
  { endpoint, share }: TraceSettings,
  role: string,
  log: Pick<Logger, 'warn'>,
): Promise<Tracing> {
  const [api, sdk, { resourceFromAttributes }, { OTLPTraceExporter }, { AsyncLocalStorageContextManager }] =
    await Promise.all([
      import('@opentelemetry/api'),
      import('@opentelemetry/sdk-trace'),
      import('@opentelemetry/resources'),
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/context-async-hooks'),
    ])
  api.diag.setLogger({
    error: () => log.warn({ kind: 'traces' }, 'traces could not be sent'),
    warn: () => {},
    info: () => {},
    debug: () => {},
    verbose: () => {},
  })
  const exporter = new OTLPTraceExporter({ url: `${endpoint}/v1/traces`, timeoutMillis: 5000 })
  const provider = new sdk.TracerProvider({
    sampler: new sdk.ParentBasedSampler({ root: new sdk.TraceIdRatioBasedSampler(share) }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter })],
    resource: resourceFromAttributes({ 'service.name': 'madoguchi', 'service.instance.id': role }),
  })
  api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable())
  api.trace.setGlobalTracerProvider(provider)
  setTracing(true)
  return {
    async stop() {
      setTracing(false)
      await provider.shutdown().catch(() => log.warn({ kind: 'traces' }, 'the last traces could not be sent'))
      api.trace.disable()
      api.context.disable()
    },
  }
}
