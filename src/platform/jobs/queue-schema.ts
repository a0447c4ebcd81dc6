import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { silentQueueLogger } from './queue-logger.ts'

/**
 * Brings the queue's schema `graphile_worker` up to date, as the database's owner, and lets `appRole` work with it.
 * Part of every migrate run. The library's tables have row-level security without policies, so a role that
 * does not own them would see an empty queue; the policies below open them to the app.
 */
export async function migrateQueue(ownerUrl: string, appRole = 'madoguchi_app'): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 2 })
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  try {
    await runMigrations({ pgPool: pool, logger: silentQueueLogger })
    await pool.query(openToApp(pg.escapeIdentifier(appRole)))
  } finally {
    await pool.end()
  }
}

const openToApp = (role: string): string => `
  do $$
  declare t regclass;
  begin
    grant usage on schema graphile_worker to ${role};
    grant select on graphile_worker.migrations to ${role};
    grant usage on all sequences in schema graphile_worker to ${role};
    grant execute on all functions in schema graphile_worker to ${role};
    for t in select c.oid from pg_class c
      where c.relnamespace = 'graphile_worker'::regnamespace and c.relkind in ('r', 'p') and c.relname like '\\_private\\_%'
    loop
      execute format('grant select, insert, update, delete on %s to ${role}', t);
      if not exists (select from pg_policy where polrelid = t and polname = 'app') then
        execute format('create policy app on %s to ${role} using (true) with check (true)', t);
      end if;
    end loop;
    grant select on graphile_worker.jobs to ${role};
  end $$`
