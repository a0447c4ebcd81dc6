import type { Examples } from '../../gallery/example.ts'
import { Tag } from '../feedback/tag.tsx'
import { BigDay, DatedList } from './dated-list.tsx'
import { DocumentList } from './document-list.tsx'
import { Facts, Promised, Ticks } from './facts.tsx'
import { Lines, SummaryList } from './summary-list.tsx'
import { TaskList } from './task-list.tsx'
import { Timeline } from './timeline.tsx'

export const listExamples: Examples = {
  component: 'SummaryList, Lines, TaskList, Timeline, Facts, DocumentList, DatedList',
  promise: '送る前に見直せる。送ったあと、いまどこかが分かる。',
  examples: [
    {
      state: '答えを確かめる',
      show: () => (
        <SummaryList
          rows={[
            { term: '載せる人', value: '佐藤 花子、佐藤 陽菜', changeHref: '/_ui#who' },
            { term: '通数', value: '1通', changeHref: '/_ui#copies' },
            { term: '住所', value: 'みどり町二丁目9番6号', note: '住民票から写しました' },
          ]}
        />
      ),
    },
    {
      state: 'まとまった答え（お子さんごと）',
      show: () => (
        <SummaryList
          rows={[
            {
              term: 'お子さん 1',
              value: (
                <Lines
                  lines={[
                    { label: '氏名', value: '佐藤 陽菜' },
                    { label: '生年月日', value: '平成28年8月21日' },
                  ]}
                />
              ),
              changeHref: '/_ui#child',
            },
          ]}
        />
      ),
    },
    {
      state: '好きな順にできること',
      show: () => (
        <TaskList
          tasks={[
            { title: '連絡先を確かめる', href: '/_ui', state: 'done' },
            { title: '家族のことを書く', href: '/_ui', state: 'doing', hint: '3人のうち1人' },
            { title: '書類の写真を送る', href: '/_ui', state: 'todo' },
            { title: '署名する', state: 'blocked', hint: 'ほかが終わると始められます' },
          ]}
        />
      ),
    },
    {
      state: '種から木まで：途中',
      show: () => (
        <Timeline
          steps={[
            { title: '申請を受け付けました', at: '12月1日(火)21時14分', datetime: '2026-12-01T21:14', state: 'done' },
            {
              title: 'お支払いの枠を確保しました',
              at: '12月1日(火)21時16分',
              note: '引き落としは発行のときです。',
              state: 'done',
            },
            { title: '役所が確認しています', at: '12月2日(水)8時52分から　住民課 住民係', state: 'now' },
            { title: '発行して、郵便局に渡します', at: '12月2日(水)の予定', state: 'later' },
            { title: 'お手元に届きます', at: '12月3日(木)まで', state: 'later' },
          ]}
        />
      ),
    },
    {
      state: '種から木まで：届いた',
      show: () => (
        <Timeline
          steps={[
            { title: '申請を受け付けました', at: '12月1日(火)21時14分', state: 'done' },
            { title: '役所が確認しました', at: '12月2日(水)9時20分', state: 'done' },
            { title: 'お手元に届きました', at: '12月3日(木)', state: 'done' },
          ]}
        />
      ),
    },
    {
      state: '途中で終わった',
      show: () => (
        <Timeline
          steps={[
            { title: '申請を受け付けました', at: '12月1日(火)21時14分', state: 'done' },
            {
              title: '取り下げました',
              at: '12月1日(火)21時40分',
              note: 'お支払いの枠は解放しました。',
              state: 'stopped',
            },
          ]}
        />
      ),
    },
    {
      state: '始める前に知ること',
      show: () => (
        <Facts
          facts={[
            { term: '費用', value: '1通 300円', note: '郵送料は別です。' },
            { term: 'かかる時間', value: '入力は約3分' },
            {
              term: '用意するもの',
              children: <Ticks items={['マイナンバーカード', '署名用の暗証番号（英数字6〜16文字）']} />,
            },
          ]}
        />
      ),
    },
    {
      state: '約束の日',
      show: () => (
        <Promised label="お届けの約束" by={<time datetime="2026-12-03">12月3日(木)まで</time>}>
          <p>いま、役所が内容を確認しています。していただくことはありません。</p>
        </Promised>
      ),
    },
    {
      state: '書類と予定',
      show: () => (
        <>
          <DocumentList
            entries={[
              { title: '申請の控え（PDF）', href: '/_ui', note: '84 KB' },
              { title: '住民記録の氏名・住所・世帯', note: '12月2日8時53分　住民課' },
            ]}
          />
          <DatedList
            entries={[
              {
                when: <BigDay before="12月" day="3" after="日(木)まで" />,
                datetime: '2026-12-03',
                title: '住民票の写しをお届けします',
                href: '/_ui',
                children: (
                  <p>
                    <Tag kind="wait">役所が確認しています</Tag>
                  </p>
                ),
              },
              { when: '12月15日(火)', title: '児童手当のことで、役所から1つ質問があります', href: '/_ui' },
            ]}
          />
        </>
      ),
    },
  ],
}
