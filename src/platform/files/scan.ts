import type { Config } from '#platform/config/index.ts'
import { clamdScanner } from './clamd.ts'

/** `unavailable`: nobody looked; the file is held, and held is never clean. */
export type ScanResult = 'clean' | 'infected' | 'unavailable'

export type Scanner = (bytes: Uint8Array) => Promise<ScanResult>

/** clamd where CLAMD_ADDRESS names one. Without it demo and test know the harmless EICAR test file; an office then holds all. */
export function scannerOf({ clamd, env }: Pick<Config, 'clamd' | 'env'>): Scanner {
  if (clamd) return clamdScanner(clamd)
  return env === 'production' ? async () => 'unavailable' : demoScanner
}

// https://www.eicar.org/download-anti-malware-testfile/ – in two parts, so that scanners leave this source alone.
const eicar = Buffer.from(
  ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''),
  'latin1',
)

const demoScanner: Scanner = async (bytes) => (Buffer.from(bytes).includes(eicar) ? 'infected' : 'clean')
