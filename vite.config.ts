import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { serviceWorker } from './scripts/service-worker.ts'

/**
 * Builds the pages into dist/web. `npm start` builds them once; the server then serves them with the API under /api.
 * The runtime stands in a chunk of its own, each page in another: a release changes only what it changed.
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
  plugins: [react(), serviceWorker(import.meta.dirname)],
  build: {
    outDir: '../../dist/web',
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
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
