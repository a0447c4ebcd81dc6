import { sql, type Tx } from '#platform/db/index.ts'
import { isLang, type Lang } from '#platform/i18n/index.ts'
import type { PersonId } from '#platform/ids/index.ts'

/**
 * Whether this LINE account follows, as an event of `at` says; an older event changes nothing, and of two of one moment
 * the one that ends it holds. In whatever order they come, the same stands at the end.
 */
export async function noteFollowing(
  tx: Tx,
  lineUserId: string,
  isFollowing: boolean,
  at: Temporal.Instant,
): Promise<void> {
  await sql`
    insert into messaging.line_friends as f (line_user_id, is_following, said_at)
    values (${lineUserId}, ${isFollowing}, ${at})
    on conflict (line_user_id) do update set is_following = excluded.is_following, said_at = excluded.said_at
    where f.said_at < excluded.said_at or (f.said_at = excluded.said_at and not excluded.is_following)`.execute(tx)
}

/** Somebody who writes follows, if nothing else is known. */
export async function noteWriting(tx: Tx, lineUserId: string, at: Temporal.Instant): Promise<void> {
  await sql`
    insert into messaging.line_friends (line_user_id, is_following, said_at) values (${lineUserId}, true, ${at})
    on conflict do nothing`.execute(tx)
}

/** With whom one talks there: to whom the account is linked, and in which language they are answered. */
export type Interlocutor = {
  lineUserId: string
  personId: PersonId | undefined
  contactId: string | undefined
  lang: Lang
}

export async function interlocutorOf(tx: Tx, lineUserId: string): Promise<Interlocutor> {
  const { rows } = await sql<{ personId: PersonId | null; contactId: string | null; lang: string | null }>`
    select c.person_id as "personId", c.id as "contactId", coalesce(c.lang, f.lang) as lang
    from (values (${lineUserId}::text)) as me (id)
    left join messaging.line_friends f on f.line_user_id = me.id
    left join messaging.contacts c on c.channel = 'line' and c.address = me.id and c.ended_at is null`.execute(tx)
  const { personId, contactId, lang } = rows[0] ?? {}
  return {
    lineUserId,
    personId: personId ?? undefined,
    contactId: contactId ?? undefined,
    lang: lang && isLang(lang) ? lang : 'ja',
  }
}

/** In which language this LINE account is answered and told from now on. */
export async function setLang(tx: Tx, lineUserId: string, lang: Lang): Promise<void> {
  await sql`update messaging.line_friends set lang = ${lang} where line_user_id = ${lineUserId}`.execute(tx)
  await sql`
    update messaging.contacts set lang = ${lang}
    where channel = 'line' and address = ${lineUserId} and ended_at is null`.execute(tx)
}
