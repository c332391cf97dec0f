import { describe, expect, it } from 'vitest'
import { toPdf } from '#papers/official/to-pdf.ts'
import { checkTags } from '#papers/template/check-tags.ts'
import { departuresOf } from '#papers/template/conformity.ts'
import { fill } from '#papers/template/fill.ts'
import { openTemplate } from '#papers/template/open-template.ts'
import { scan } from '#papers/template/scan.ts'
import { tagsOf } from '#papers/template/tags.ts'
import { nearest } from '#program/suggest.ts'
import { linesOf, samplePaper } from '../official/measured.ts'
import { textOf, withPart, wordFile } from './files.ts'

const TAGS = tagsOf(['matter'])
const check = async (file: Buffer) =>
  checkTags(scan(await openTemplate(file)), TAGS, nearest).map(({ code, tag, near, at }) => [
    code,
    tag,
    at.part,
    at.paragraph,
    ...near,
  ])

const paper = samplePaper({ attachments: [], blocks: [{ kind: 'paragraph', text: '请按期办理 <b>&amp;</b>。' }] })
const content = {
  number: 'L2026-0007',
  title: '用电不足',
  units: [
    { name: '市场监管局', role: 'lead' },
    { name: '税务局', role: 'assist' },
  ],
  deadlines: [{ clock: 'answer', unit: '市场监管局', dueDay: '2026-03-09' }],
}
const values = Object.fromEntries(TAGS.map((tag) => [tag.name, tag.of({ paper, content })]))
const filled = async (lines: readonly string[], more?: Parameters<typeof wordFile>[1]) => {
  const zip = await openTemplate(await wordFile(lines, more))
  return fill(zip.generate({ type: 'nodebuffer' }), { values, blocks: paper.blocks, verify: paper.verify?.url ?? null })
}

describe('tags', () => {
  it('are filled: words, lists, rows of a table, header and footer, and what a person wrote stays words', async () => {
    const file = await filled(
      [
        '{文号}',
        '{标题}',
        '{主送}：',
        '{@正文}',
        '{#办理单位}',
        '{单位}（{分工}）',
        '{/办理单位}',
        '{#紧急程度}急：{紧急程度}{/紧急程度}',
        '{署名}',
      ],
      { header: '{发文机关}', table: ['{#时限}{时限单位}', '{时限事项}', '{到期日}{/时限}'] },
    )
    const text = textOf(file)
    expect(text).toEqual(
      expect.arrayContaining([
        '灯高督〔2026〕7号',
        '各部门、各包保责任单位：',
        '请按期办理 &lt;b&gt;&amp;amp;&lt;/b&gt;。',
      ]),
    )
    expect(text).toEqual(expect.arrayContaining(['市场监管局（牵头）', '税务局（协办）', '2026年3月9日']))
    expect(text.join('')).not.toContain('急：')
    expect(textOf(file, 'word/header1.xml')).toContain('灯笼高新区')
  })

  it('open in LibreOffice, text set as the paragraph of its tag, with the code that verifies it', async () => {
    const blocks = [
      { kind: 'heading' as const, level: 1 as const, text: '一、总体情况' },
      { kind: 'paragraph' as const, text: '各责任单位应当按期办结。' },
      {
        kind: 'table' as const,
        columns: [{ title: '单位' }, { title: '得分', number: true }],
        rows: [['税务局', '98']],
      },
    ]
    const zip = await openTemplate(await wordFile(['{标题}', '{@正文}', '{@二维码}']))
    const file = fill(zip.generate({ type: 'nodebuffer' }), { values, blocks, verify: 'http://127.0.0.1/p/x/paper/1' })
    const lines = linesOf(await toPdf(file)).map((one) => one.text)
    expect(lines).toEqual(expect.arrayContaining(['一、总体情况', '各责任单位应当按期办结。', '税务局', '98']))
  }, 90_000)

  it('torn apart by Word between runs, marks of its spelling and its own ids, are one tag each and are filled', async () => {
    const split = (text: string) =>
      text.replace(
        /<w:r>((?:<w:rPr>.*?<\/w:rPr>)?)<w:t[^>]*>([^<]*)<\/w:t><\/w:r>/gs,
        (_, set: string, words: string) =>
          [...words]
            .map(
              (one, n) =>
                `<w:proofErr w:type="spellStart"/><w:r w:rsidR="00A1${n}" w:rsidRPr="00B2">${set}<w:t xml:space="preserve">${one}</w:t></w:r><w:proofErr w:type="spellEnd"/><w:bookmarkStart w:id="${n}" w:name="_GoBack${n}"/><w:bookmarkEnd w:id="${n}"/>`,
            )
            .join(''),
      )
    const whole = await wordFile(['{文号}', '{@正文}', '{#办理单位}{单位}（{分工}）{/办理单位}', '{标提}'])
    const torn = withPart(whole, 'word/document.xml', split)
    expect(torn.equals(whole)).toBe(false)
    expect(await check(torn)).toEqual([['tag_unknown', '标提', 'body', 4, '标题']])
    const right = withPart(
      await wordFile(['{文号}', '{@正文}', '{#办理单位}{单位}（{分工}）{/办理单位}']),
      'word/document.xml',
      split,
    )
    const zip = await openTemplate(right)
    const file = fill(zip.generate({ type: 'nodebuffer' }), { values, blocks: paper.blocks, verify: null })
    const text = textOf(file).join('')
    expect(text).toContain('灯高督〔2026〕7号')
    expect(text).toContain('市场监管局（牵头）税务局（协办）')
    expect(text).not.toMatch(/[{}]/)
  })

  it('of a file without faults raise none', async () => {
    expect(await check(await wordFile(['{标题}', '{@正文}', '{#办理单位}{单位}{/办理单位}', '{ 文号 }']))).toEqual([])
  })

  it('that are wrong are all said at once, with the place and what would be right', async () => {
    const faults = await check(
      await wordFile(
        [
          '{标提}',
          '{单位}',
          '{#办理单位}{单位}',
          '说明：{@正文}',
          '{办理单位}',
          '{正文}',
          '{@标题}',
          '{文号',
          '{/时限}',
          '{}',
        ],
        { footer: '{@正文}' },
      ),
    )
    expect(faults).toEqual([
      ['tag_unknown', '标提', 'body', 1, '标题'],
      ['row_outside', '单位', 'body', 2, '办理单位'],
      ['drawn_not_alone', '正文', 'body', 4],
      ['list_as_text', '办理单位', 'body', 5],
      ['drawn_as_text', '正文', 'body', 6],
      ['not_drawn', '标题', 'body', 7],
      ['tag_torn', '{', 'body', 8],
      ['loop_crossed', '时限', 'body', 9, '办理单位'],
      ['tag_empty', '', 'body', 10],
      ['drawn_not_in_body', '正文', 'footer', 1],
    ])
  })

  it('typed with a Chinese keyboard or with braces twice are not passed over, and what is no tag stays text', async () => {
    const file = await wordFile(['｛标题｝', '{文号｝', '{＠正文}', '{{署名}}', '见｛注一｝', '{@正文}'])
    expect(await check(file)).toEqual([
      ['tag_wide', '标题', 'body', 1, '{标题}'],
      ['tag_wide', '文号', 'body', 2, '{文号}'],
      ['tag_wide', '正文', 'body', 3, '{@正文}'],
      ['tag_double', '署名', 'body', 4, '{署名}'],
    ])
  })
  it('in an empty or a cut file are not looked for: it says what it is', async () => {
    await expect(openTemplate(Buffer.alloc(0))).rejects.toMatchObject({ code: 'template.empty' })
    const cut = (await wordFile(['{标题}'])).subarray(0, 3000)
    await expect(openTemplate(cut)).rejects.toMatchObject({ code: 'template.corrupt', detail: { part: '.docx' } })
  })
  it('that are never closed or never opened are named where they stand', async () => {
    expect(await check(await wordFile(['{#办理单位}{单位}', '完']))).toEqual([['loop_unclosed', '办理单位', 'body', 1]])
    expect(await check(await wordFile(['{/办理单位}']))).toEqual([['loop_unopened', '办理单位', 'body', 1]])
  })

  it('are names and nothing else: no expression, no prototype, no other delimiters', async () => {
    const faults = await check(
      await wordFile(['{constructor}', '{1+1}', '{=[[ ]]=}', '{process.exit()}', '{__proto__}']),
    )
    expect(faults.map(([code]) => code)).toEqual(Array.from({ length: 5 }, () => 'tag_unknown'))
    const text = textOf(await filled(['a{constructor}b', 'a{1+1}b', 'a{标题.length}b']))
    expect(text.slice(0, 3)).toEqual(['ab', 'ab', 'ab'])
  })
})

describe('a template against the standard', () => {
  it('departs in nothing that the file tells, or in what it says', async () => {
    expect(departuresOf(await openTemplate(await wordFile(['{@正文}'])))).toEqual([])
    const departures = departuresOf(await openTemplate(await wordFile(['{@正文}'], { left: 31.8, face: '微软雅黑' })))
    expect(departures).toEqual([
      { code: 'margin', side: 'left', got: '31.8', wanted: '28' },
      expect.objectContaining({ code: 'face', got: '微软雅黑' }),
    ])
  })
})

describe('a hostile file', () => {
  const refused = async (file: Buffer) =>
    openTemplate(file).then(
      () => 'taken',
      (error) => `${error.code} ${error.detail.part ?? ''}`,
    )
  const good = () => wordFile(['{标题}'])
  const RELS = 'word/_rels/document.xml.rels'
  const relation = (attributes: string) => (text: string) =>
    text.replace('</Relationships>', `<Relationship Id="rX" Type="x" ${attributes}/></Relationships>`)

  it('is refused, saying which part is to blame', async () => {
    const file = await good()
    expect(await refused(withPart(file, 'word/vbaProject.bin', 'x'))).toBe('template.macro word/vbaProject.bin')
    expect(await refused(withPart(file, 'word/embeddings/oleObject1.bin', 'x'))).toMatch('template.macro')
    expect(
      await refused(
        withPart(file, '[Content_Types].xml', (text) =>
          text.replace('wordprocessingml.document.main+xml', 'x.document.macroEnabled.main+xml'),
        ),
      ),
    ).toMatch('template.macro')
    expect(
      await refused(withPart(file, RELS, relation('Target="http://example.invalid/x" TargetMode="External"'))),
    ).toMatch('template.external')
    expect(await refused(withPart(file, RELS, relation("Target='file:///etc/passwd'")))).toMatch('template.external')
    expect(await refused(withPart(file, RELS, relation('Target="\\\\host\\share"')))).toMatch('template.external')
    const doctype = (text: string) =>
      text.replace('<w:document', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><w:document')
    expect(await refused(withPart(file, 'word/document.xml', doctype))).toBe('template.dtd word/document.xml')
    const field = (text: string) =>
      text.replace('</w:p>', '<w:r><w:instrText>DDEAUTO c:\\\\x</w:instrText></w:r></w:p>')
    expect(await refused(withPart(file, 'word/document.xml', field))).toMatch('template.field')
    expect(await refused(withPart(file, 'word/document.xml', () => '<w:document'))).toMatch('template.corrupt')
    expect(await refused(withPart(file, 'word/media/emblem.emf', 'x'))).toBe('template.picture word/media/emblem.emf')
    expect(await refused(withPart(file, 'word/run.exe', 'MZ'))).toBe('template.part word/run.exe')
    expect(await refused(withPart(file, 'word/media/x.png', Buffer.alloc(15 * 2 ** 20)))).toMatch('template.bomb')
    expect(await refused(Buffer.alloc(11 * 2 ** 20))).toMatch('template.too_large')
    expect(await refused(Buffer.from('%PDF-1.7'))).toMatch('template.pdf')
    const container = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
    expect(await refused(Buffer.concat([container, Buffer.from('WordDocument', 'utf16le')]))).toMatch(
      'template.old_doc',
    )
    expect(await refused(Buffer.concat([container, Buffer.from('EncryptionInfo', 'utf16le')]))).toMatch(
      'template.encrypted',
    )
    const odt = withPart(file, 'mimetype', 'application/vnd.oasis.opendocument.text')
    expect(await refused(odt)).toMatch('template.odt')
    expect(await refused(Buffer.from('没有格式的文字'))).toMatch('template.not_docx')
    expect(await refused(file)).toBe('taken')
  })
})
