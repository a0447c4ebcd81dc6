import type { Examples } from '../../gallery/example.ts'
import { Actions, Button, LinkButton } from '../button/button.tsx'
import { Radios } from '../choices/choices.tsx'
import { Tag } from '../feedback/tag.tsx'
import { Select } from '../fields/select.tsx'
import { TextArea } from '../fields/text-area.tsx'
import { TextField } from '../fields/text-field.tsx'
import { Block } from '../structure/structure.tsx'
import { DataTable } from '../tables/data-table.tsx'
import { DueClock } from './due-clock.tsx'
import { CompareTable, Desk, Filters, KeyHints, Pairs, Reason } from './staff.tsx'

const queueColumns = [
  { label: '期限' },
  { label: '手続', heading: true },
  { label: '申請者' },
  { label: '状態' },
  { label: '担当' },
  { label: '受付番号' },
]

const late = (
  <DueClock gone={1} state="late">
    超過 40分
  </DueClock>
)
const soon = (
  <DueClock gone={0.8} state="soon">
    きょう 12:00
  </DueClock>
)
const calm = (
  <DueClock gone={0.35} state="calm">
    あす 17:15
  </DueClock>
)

export const staffExamples: Examples = {
  component: 'Desk, Filters, DataTable, DueClock, KeyHints, Pairs, CompareTable, Reason',
  promise: '一目で順番が分かり、手はキーボードから離れない。',
  examples: [
    {
      state: '受付箱',
      show: () => (
        <Desk
          panel={
            <>
              <p class="meta num">N8-2041-7765-3</p>
              <h2>住民票の写し</h2>
              <p>{soon}</p>
              <Pairs
                pairs={[
                  { term: '申請者', value: '佐藤 花子' },
                  { term: '載せる人', value: '花子、陽菜' },
                  { term: '署名', value: <Tag kind="ok">有効</Tag> },
                  { term: '手数料', value: <Tag kind="wait">300円 枠を確保</Tag> },
                ]}
              />
              <Actions>
                <LinkButton href="/_ui/staff" keys="Enter">
                  開く
                </LinkButton>
                <Button variant="secondary">渡す</Button>
              </Actions>
            </>
          }
        >
          <Filters action="/_ui/staff" label="絞り込み">
            <TextField name="q" label="探す" hint="受付番号・氏名" />
            <Select name="assigned" label="担当" options={[{ value: 'mine', label: '自分と未担当' }]} />
            <Select name="order" label="並び" options={[{ value: 'due', label: '期限が近い順' }]} />
            <Button variant="secondary" small>
              絞り込む
            </Button>
          </Filters>
          <DataTable
            caption="受付箱"
            columns={queueColumns}
            rows={[
              {
                cells: [late, '住民票の写し（代理）', '株式会社みどり', '確認', '未担当', 'N8-2040-0087-1'],
                href: '/_ui/staff',
              },
              {
                cells: [soon, '住民票の写し', '佐藤 花子', '確認', '高橋', 'N8-2041-7765-3'],
                href: '/_ui/staff',
                current: true,
              },
              {
                cells: [soon, '住民票の写し', 'グエン ティ ラン', '確認', '未担当', 'N8-2041-7790-0'],
                href: '/_ui/staff',
              },
              { cells: [calm, '戸籍全部事項', '山﨑 結衣', '確認', '田中', 'N8-2041-8230-9'], href: '/_ui/staff' },
            ]}
          />
          <KeyHints
            hints={[
              { keys: ['J', 'K'], does: '上下' },
              { keys: ['Enter'], does: '開く' },
              { keys: ['A'], does: '引き受ける' },
              { keys: ['/'], does: '探す' },
            ]}
          />
        </Desk>
      ),
    },
    {
      state: '一件の審査',
      show: () => (
        <Desk
          wide
          panel={
            <>
              <Radios
                name="decision"
                legend="決定"
                value="issue"
                options={[
                  { value: 'issue', label: '交付する' },
                  { value: 'ask', label: '申請者に確かめる', hint: '期限はその間止まります' },
                  { value: 'refuse', label: '交付しない', hint: '理由と教示を付けます' },
                ]}
              />
              <TextArea name="reason" label="決定の理由" hint="監査の記録に残ります" rows={4} />
              <Actions>
                <Button keys="Ctrl+Enter">起案する</Button>
                <Button variant="secondary">保留</Button>
              </Actions>
            </>
          }
        >
          <Reason>
            <b>閲覧の理由：担当する申請の審査</b>（住民基本台帳法 第12条）。この閲覧は記録されます。
          </Reason>
          <Block title="照合">
            <CompareTable
              caption="申請と住民記録の照合"
              heads={['項目', '申請', '住民記録', '結果']}
              rows={[
                { term: '氏名', left: '佐藤 花子', right: '佐藤 花子', result: <Tag kind="ok">一致</Tag> },
                {
                  term: '住所',
                  left: 'みどり町二丁目9番6号',
                  right: 'みどり町二丁目9番6号 304号室',
                  result: <Tag kind="late">表記の差</Tag>,
                  differs: true,
                },
              ]}
            />
          </Block>
        </Desk>
      ),
    },
  ],
}
