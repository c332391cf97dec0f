import { globSync } from 'node:fs'
import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { firstLoad } from './scripts/first-load.ts'
import { roadWords } from './scripts/road-words.ts'
import { serviceWorker } from './scripts/service-worker.ts'
import { staticClosure } from './scripts/static-closure.ts'

const web = (path: string) => join(import.meta.dirname, 'src/web', path)
const phonePage = (name: string) => web(`pages/phone/${name}.tsx`)

/** What every page stands on, and what the phone's first three pages are drawn from: small, and together one request. */
const BASE = staticClosure([
  web('start.tsx'),
  web('shell/phone-shell.tsx'),
  ...['today', 'my-enterprises', 'my-matters'].map(phonePage),
])
/** The phone's other pages: one request more, not thirty. */
const PHONE = staticClosure(globSync(phonePage('*')))

/**
 * Builds the pages into dist/web. `npm start` builds them once; the server then serves them with the API under /api.
 * The runtime stands in a chunk of its own, what every page needs in another, each page of the office in its own: a release changes
 * only what it changed. On a phone's network each request costs as much as twenty kilobytes, so its pages come in few.
 */
export default defineConfig({
  root: 'src/web',
  publicDir: 'public',
  resolve: {
    // The worker of monaco-yaml asks for Monaco's by the place it had before 0.53.
    alias: {
      'monaco-editor/esm/vs/editor/editor.worker.js': `${import.meta.dirname}/node_modules/monaco-editor/esm/vs/editor/editor.worker.js`,
    },
  },
  worker: { format: 'es' },
  plugins: [
    react(),
    roadWords(import.meta.dirname),
    firstLoad(import.meta.dirname),
    serviceWorker(import.meta.dirname),
  ],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What fetches the rest must not wait for it.
            { name: 'fetching', test: /vite\/preload-helper/, priority: 4 },
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\//, priority: 3 },
            { name: 'base', test: (id: string) => BASE.has(id), priority: 2 },
            { name: 'phone', test: (id: string) => PHONE.has(id), priority: 1 },
            { name: 'charts', test: /node_modules\/(echarts|zrender)\// },
          ],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.LIANQI_API ?? 'http://127.0.0.1:8420' },
  },
})
