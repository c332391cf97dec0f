import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'

/** What the phone may open without network: its frame and pages, signing in, and the words in every language. */
const ON_PHONE = /\/src\/web\/(start\.tsx|pages\/(phone\/|sign-in)|shell\/phone-shell|offline\/|messages\/road\/)/

type Css = { readonly viteMetadata?: { readonly importedCss: ReadonlySet<string> } }

/** The files of the phone's pages in a bundle: the entry, the phone's parts, and what these are made of. */
export function shellFiles(bundle: Rolldown.OutputBundle): string[] {
  const files = new Set<string>()
  const take = (name: string) => {
    const chunk = bundle[name]
    if (files.has(name) || chunk?.type !== 'chunk') return
    files.add(name)
    for (const css of (chunk as Css).viteMetadata?.importedCss ?? []) files.add(css)
    for (const part of chunk.imports) take(part)
  }
  for (const [name, chunk] of Object.entries(bundle))
    if (
      chunk.type === 'chunk' &&
      (chunk.isEntry || [chunk.facadeModuleId ?? '', ...chunk.moduleIds].some((id) => ON_PHONE.test(id)))
    )
      take(name)
  return [...files].toSorted()
}

/** Builds the service worker after the pages, knowing their files; its text changes with every release. */
export function serviceWorker(root: string): Plugin {
  return {
    name: 'lianqi:service-worker',
    apply: 'build',
    async writeBundle({ dir }, bundle) {
      const files = shellFiles(bundle)
      const html = bundle['index.html']
      const hash = createHash('sha256').update(files.join('\n'))
      if (html?.type === 'asset') hash.update(html.source)
      const shell = { version: hash.digest('hex').slice(0, 16), files: files.map((name) => `/${name}`) }
      await build({
        configFile: false,
        root,
        publicDir: false,
        logLevel: 'warn',
        define: { SHELL: JSON.stringify(shell) },
        build: {
          outDir: dir ?? 'dist/web',
          emptyOutDir: false,
          target: 'es2022',
          rolldownOptions: {
            input: join(root, 'src/web/sw/sw.ts'),
            output: { format: 'iife', entryFileNames: 'sw.js' },
          },
        },
      })
    },
  }
}
