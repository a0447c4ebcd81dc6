/** What is kept about the staff behind a segment, and what the register's contract view shows. */
export const itemsOfSegments: Readonly<Record<string, string>> = {
  is_head: '世帯主か',
  is_protected: 'まとめて送る連絡から外すか',
  'messaging.segments.created_by': '対象を作った職員',
  'messaging.segment_versions.drafted_by': '対象を下書きした職員',
  'messaging.segment_versions.written_by': '対象の下書きに手を入れた職員',
  'messaging.segment_versions.submitted_by': '対象の承認を求めた職員',
  'messaging.segment_versions.approved_by': '対象を承認した職員',
  'messaging.previews.staff_id': '人数の目安を見た職員',
}
