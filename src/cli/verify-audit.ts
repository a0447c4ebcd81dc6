import {
  checkpointKeyOf,
  type Finding,
  sealerDatabase,
  type Verification,
  verifyAudit,
} from '#platform/audit/sealing/index.ts'
import { loadConfig } from '#platform/config/index.ts'
import { openHouse } from '../main.ts'
import { openLog } from './log.ts'

/** `madoguchi verify-audit`: compares every audit row with its leaf and with the checkpoints on file. Exit code 1: it was changed. */
export async function verifyAuditCommand(root: string): Promise<void> {
  const config = loadConfig(process.env, root)
  const log = openLog(config)
  const { house, close } = await openHouse(config, log)
  const db = sealerDatabase(config, house.db.url, log)
  try {
    const key = checkpointKeyOf(config)
    const result = await verifyAudit(db, config.audit.checkpointDir, key)
    process.stdout.write(sayResult(result, config.audit.checkpointDir, key.verifier))
    if (result.count > 0) process.exitCode = 1
  } finally {
    await db.close()
    await close()
  }
}

function sayResult(result: Verification, folder: string, verifier: string): string {
  const { findings, count, rows, size, root, checkpoints, pruned, unsealed } = result
  const lines = [
    ...findings.map((finding) => `✗ ${sayFinding(finding)}`),
    ...(count > findings.length ? [`✗ … and ${count - findings.length} more`] : []),
    count === 0 ? '✓ 監査の記録は書き換えられていません  nothing was changed' : `✗ ${count} 件の食い違い  findings`,
    `  rows ${rows}, tree size ${size}, root ${root.toString('base64')}`,
    `  checkpoints ${checkpoints} in ${folder}, key ${verifier}`,
    ...(checkpoints === 0
      ? [
          '  ! no checkpoint on file: the leaves were compared with the rows only, and an owner of the database could have rewritten both',
        ]
      : []),
    ...pruned.map(({ month, rows }) => `  pruned after its retention: ${month}, ${rows} rows`),
    `  unsealed ${unsealed.rows}${unsealed.oldest ? `, the oldest of ${unsealed.oldest}` : ''}`,
    '  Rows of the last second or so have no leaf yet; until then an owner of the database could change them unnoticed.',
    '  Older unsealed rows mean that the sealer does not run or that a transaction stays open.',
    '',
  ]
  return lines.join('\n')
}

const words: Record<Finding['kind'], string> = {
  altered: 'この行は書き換えられました  this row was altered',
  deleted: 'この行は消されました  this row was deleted',
  inserted: 'この行は後から差し込まれました  this row was inserted behind the sealed ones',
  'leaf-missing': '葉がありません  a leaf is missing',
  tree: '木の節が違います  a node of the tree differs',
  rewritten: '葉そのものが書き換えられました  the leaves themselves were rewritten',
  behind: 'データベースは控えより古い  the database is behind the checkpoints: replaced or set back',
  unreadable: '読めない控え  a checkpoint that cannot be read',
  'prune-unsaid': '消した月の記録がありません  a month was dropped without saying so',
}

const sayFinding = ({ kind, index, auditId, at, detail }: Finding): string =>
  [words[kind], index !== undefined && `leaf ${index}`, auditId && `id ${auditId}`, at, detail]
    .filter(Boolean)
    .join(', ')
