import pg from 'pg'

/**
 * Puts what was written on the disk, of our own PostgreSQL. New tables are a thousand new files: a crash in the minutes
 * after a migration would sync them all before it answers again.
 */
export async function writeCheckpoint(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'madoguchi checkpoint' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query('checkpoint')
  } finally {
    await client.end()
  }
}
