import { SHEET_KINDS, SHEET_TAGS } from './sheet-tags.ts'
import type { Tag } from './tag.ts'
import { TAG_GROUPS, type TagGroup, tagsOfGroup } from './tags.ts'

const GROUPS: Readonly<Record<TagGroup | 'always', string>> = {
  always: '每种公文都有 · every paper',
  matter: '事项的公文（交办单、呈报单、督办函） · about a matter',
  decision: '申诉处理决定 · decisions on appeals',
  mark: '认定的公文（催办通知书、通报） · about a mark',
  slip: '督查单 · slips',
  finding: '整改通知书 · rectification notices',
  list: '名单 · published lists',
  period: '定期的公文（通报、简报、报告） · of a period',
  meeting: '会议纪要 · minutes',
}

/** The page that lists every tag a template may use, made from the tables that fill them. */
export function tagsText(): string {
  return [
    '# 公文模板的标签 Tags of paper templates',
    '',
    '由 `lianqi paper-tags` 生成，不要手改。页面“公文模板”按文种列出同样的标签。',
    'Written by `lianqi paper-tags`; do not edit. The page 公文模板 lists the same, kind by kind.',
    '',
    '在 Word 文件里照样写下标签。`{名}` 换成文字；`{#名}…{/名}` 之间按行重复；`{@名}` 单独占一段，换成整段内容。标签只是名字，不执行任何代码。',
    'Write a tag into the Word file just so. `{name}` becomes words; what is between `{#name}` and `{/name}` repeats for each row; `{@name}` stands alone in its',
    'paragraph and is drawn. A tag is a name and nothing else: no code is run.',
    ...(['always', ...TAG_GROUPS] as const).flatMap((group) => [
      '',
      `## ${GROUPS[group]}`,
      '',
      ...table(tagsOfGroup(group)),
    ]),
    '',
    '## 每种打印表都有 · every sheet',
    '',
    ...table(SHEET_TAGS),
    ...SHEET_KINDS.flatMap(({ title, tags }) => ['', `## ${title}`, '', ...table(tags)]),
    '',
  ].join('\n')
}

function table(tags: readonly Tag[]): string[] {
  const sign = { text: '', list: '#', drawn: '@' } as const
  return [
    '| 标签 tag | 写出什么 | what it says |',
    '|---|---|---|',
    ...tags.flatMap((tag) => [
      `| \`{${sign[tag.kind]}${tag.name}}\` | ${tag.means.zh} | ${tag.means.en} |`,
      ...(tag.rows ?? []).map((row) => `| 　\`{${row.name}}\` | ${row.means.zh} | ${row.means.en} |`),
    ]),
  ]
}
