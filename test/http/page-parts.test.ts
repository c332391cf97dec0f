import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { compressed } from '#http/page/compress.ts'
import { match } from '#http/page/first-load.ts'
import { pageHtml } from '#http/page/page-html.ts'

const DOCUMENT =
  '<!doctype html><html lang="zh-CN"><head><title>联企</title></head><body><div id="root"></div></body></html>'
const PLAIN = { js: [], css: [], frame: '', language: 'zh-CN', theme: undefined, given: {} }

describe('the address of a page', () => {
  it.each([
    ['/m/today', '/m/today', {}],
    ['/m/today', '/m/today/', {}],
    ['/m/enterprises/$id', '/m/enterprises/01', { id: '01' }],
    ['/m/enterprises/$id', '/m/enterprises/', undefined],
    ['/m/enterprises/$id', '/m/enterprises', undefined],
    ['/m/enterprises/$id', '/m/matters/01', undefined],
    ['/', '/', {}],
  ])('%s fits %s: %j', (pattern, path, params) => {
    expect(match(pattern, path)).toEqual(params)
  })
})

describe('the page', () => {
  it('is as it was built where nothing is known', () => {
    expect(pageHtml(DOCUMENT, PLAIN)).toBe(DOCUMENT)
  })

  it('names its files, has its frame, its language and colours', () => {
    const html = pageHtml(DOCUMENT, {
      ...PLAIN,
      js: ['/assets/a.js'],
      css: ['/assets/a.css'],
      frame: '<nav>今天</nav>',
      language: 'zh-TW',
      theme: 'dark',
    })
    expect(html).toContain('<html lang="zh-TW" data-theme="dark">')
    expect(html).toContain('<link rel="modulepreload" crossorigin href="/assets/a.js"></head>')
    expect(html).toContain('<link rel="stylesheet" crossorigin href="/assets/a.css">')
    expect(html).toContain('<div id="root"><nav>今天</nav></div>')
  })

  it('lets no text in its data end the data, and writes $& as it is', () => {
    const name = '</script><script>alert(1)</script><!-- $& $1 -->'
    const html = pageHtml(DOCUMENT, { ...PLAIN, given: { '/api/me': { name } } })
    const data = /<script type="application\/json" id="given">(.*?)<\/script>/.exec(html)?.[1] ?? ''
    expect(JSON.parse(data)).toEqual({ '/api/me': { name } })
    expect(html.match(/<script/g)).toHaveLength(1)
  })
})

describe('a text on its way', () => {
  const text = '云岭高新区'.repeat(300)
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip;q=0.5', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
  ])('is compressed as %s allows: %s', async (accepts, how) => {
    const sent = await compressed(text, accepts)
    expect(sent.how).toBe(how)
    const back = how === 'br' ? brotliDecompressSync(sent.body) : how ? gunzipSync(sent.body) : sent.body
    expect(back.toString()).toBe(text)
  })

  it('is left as it is where it is short', async () => {
    expect(await compressed('短', 'br')).toEqual({ body: Buffer.from('短') })
  })
})
