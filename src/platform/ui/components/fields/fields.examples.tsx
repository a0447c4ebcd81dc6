import type { Examples } from '../../gallery/example.ts'
import { FileField } from './file-field.tsx'
import { NumberField } from './number-field.tsx'
import { Ranks } from './ranks.tsx'
import { Select } from './select.tsx'
import { TextArea } from './text-area.tsx'
import { DateField, TextField } from './text-field.tsx'

const towns = ['あおば町', 'さくら町', 'ひばり町', 'みどり町', 'わかば町'].map((town) => ({ value: town, label: town }))

export const fieldExamples: Examples = {
  component: 'TextField, TextArea, NumberField, Select, Ranks, DateField, FileField',
  promise: '名前、説明、誤りが、入力欄と結び付いている。',
  examples: [
    {
      state: '空',
      show: () => (
        <>
          <TextField name="example-name" label="氏名" autocomplete="name" />
          <TextField name="example-mail" label="メールアドレス" type="email" optional hint="お知らせを受け取る方だけ" />
          <NumberField name="example-copies" label="通数" unit="通" hint="1から10まで" />
          <DateField name="example-birth" label="生年月日" />
          <Select name="example-town" label="町名" options={towns} emptyLabel="選んでください" />
          <Ranks
            name="example-ranks"
            label="希望する町"
            options={towns}
            values={['みどり町']}
            ranks={[
              { label: '第1希望', emptyLabel: '選んでください' },
              { label: '第2希望', emptyLabel: '選ばない' },
            ]}
          />
          <TextArea name="example-note" label="役所に伝えたいこと" optional rows={3} />
          <FileField name="example-file" label="書類の写真" hint="JPEG、PNG、PDF。10 MBまで" />
        </>
      ),
    },
    {
      state: '入力済み、まれな字',
      show: () => (
        <>
          <TextField name="example-name-2" label="氏名" value="𠮷川 﨑子（髙橋）" />
          <Select name="example-town-2" label="町名" options={towns} value="みどり町" />
          <TextArea
            name="example-note-2"
            label="役所に伝えたいこと"
            value={'\n一行目は空です。\n《かっこ》もそのまま残ります。'}
          />
        </>
      ),
    },
    {
      state: '誤り',
      show: () => (
        <>
          <NumberField
            name="example-copies-2"
            label="通数"
            unit="通"
            value="-3"
            error="1から10までの数を書いてください"
          />
          <DateField name="example-birth-2" label="生年月日" value="令和4年2月29日" error="この日付は暦にありません" />
        </>
      ),
    },
    {
      state: '変えられない',
      show: () => (
        <TextField
          name="example-address"
          label="住所"
          width="full"
          value="みどり町二丁目9番6号"
          readOnlyBecause="住民票に書かれている住所です。"
        />
      ),
    },
  ],
}
