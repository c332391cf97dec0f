import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build, type Plugin, type Rolldown } from 'vite'

type Css = { readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } }
type Files = { readonly js: readonly string[]; readonly css: readonly string[] }

/** A page and the modules it is drawn from: itself and the frame around it. */
export type PageSource = { readonly path: string; readonly modules: readonly string[] }

const FRAME = /const (\w+) = createRoute\(\{[^}]*?\bid: '[^']+'[^}]*?\bimport\('([^']+)'\)/gs
const PAGE =
  /getParentRoute: \(\) => (\w+),\s*path: '([^']+)'(?:,[^{}]*?lazyRouteComponent\(\(\) => import\('([^']+)'\))?/gs

/** Every page of the router with the modules it is drawn from, read from the routes as they are written. */
export function pageSources(root: string): PageSource[] {
  const texts = ['src/web/router.tsx', ...globSync('src/web/routes/*.ts', { cwd: root })].map((file) => {
    const place = join(root, file)
    return { text: readFileSync(place, 'utf8'), from: (what = '') => resolve(dirname(place), what) }
  })
  const frames = new Map<string, string>()
  for (const { text, from } of texts)
    for (const [, name = '', what] of text.matchAll(FRAME)) frames.set(name, from(what))
  return texts.flatMap(({ text, from }) =>
    [...text.matchAll(PAGE)].map(([, parent = '', path = '', what]) => {
      const frame = frames.get(parent)
      return { path, modules: [...(frame ? [frame] : []), ...(what ? [from(what)] : [])] }
    }),
  )
}

/**
 * Writes `first-load.json` beside the pages: which files each page's address needs at once, so that the server can name them in
 * the page itself and nothing is found only after something else has come.
 */
export function firstLoad(root: string): Plugin {
  return {
    name: 'lianqi:first-load',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const chunks = Object.values(bundle).filter((one) => one.type === 'chunk')
      const entry = closure(
        bundle,
        chunks.filter((one) => one.isEntry),
      )
      const holding = (modules: readonly string[]) =>
        closure(
          bundle,
          chunks.filter((one) => modules.some((id) => one.moduleIds.includes(id) || one.facadeModuleId === id)),
        )
      // What the entry fetches once the frame has been seen.
      const start = holding([join(root, 'src/web/start.tsx')]).js.filter((file) => !entry.js.includes(file))
      const filesOf = (modules: readonly string[]): Files => {
        const { js, css } = holding(modules)
        const without = (all: readonly string[], some: readonly string[]) => all.filter((file) => !some.includes(file))
        return { js: without(js, [...entry.js, ...start]), css: without(css, entry.css) }
      }
      const pages = pageSources(root).map(({ path, modules }) => ({ path, ...filesOf(modules) }))
      const wordsIn = (folder: string) =>
        Object.fromEntries(
          ['zh-CN', 'zh-TW', 'en'].map((name) => [
            name,
            filesOf([join(root, `src/web/messages/${folder}${name}.ts`)]).js,
          ]),
        )
      const words = { all: wordsIn(''), road: wordsIn('road/') }
      const folder = dir ?? join(root, 'dist/web')
      const frames = await drawFrames(root, join(folder, '..'))
      writeFileSync(join(folder, 'first-load.json'), JSON.stringify({ start, pages, words, frames }))
    },
  }
}

/** The phone's frame as text, by language: drawn once, here, by the components that draw it in the page. */
async function drawFrames(root: string, folder: string): Promise<Record<string, string>> {
  const made = await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: { ssr: true, write: false, rolldownOptions: { input: join(root, 'src/web/shell/first-frame.tsx') } },
  })
  const [chunk] = (Array.isArray(made) ? made[0]?.output : 'output' in made ? made.output : undefined) ?? []
  if (chunk?.type !== 'chunk') throw new Error('the first frame was not built')
  // Beside the pages, from where it finds React.
  const place = join(folder, 'first-frame.mjs')
  writeFileSync(place, chunk.code)
  try {
    return ((await import(`${pathToFileURL(place).href}?${Date.now()}`)) as { frames: Record<string, string> }).frames
  } finally {
    rmSync(place)
  }
}

/** The files of chunks and of all that they import. */
function closure(bundle: Rolldown.OutputBundle, chunks: readonly Rolldown.OutputChunk[]): Files {
  const js = new Set<string>()
  const css = new Set<string>()
  const take = (chunk: Rolldown.OutputChunk) => {
    if (js.has(`/${chunk.fileName}`)) return
    js.add(`/${chunk.fileName}`)
    for (const name of (chunk as Css).viteMetadata?.importedCss ?? []) css.add(`/${name}`)
    for (const name of chunk.imports) {
      const part = bundle[name]
      if (part?.type === 'chunk') take(part)
    }
  }
  for (const chunk of chunks) take(chunk)
  return { js: [...js], css: [...css] }
}
