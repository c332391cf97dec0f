// npm start: dependencies if they are missing, then the program under its own Node.
import { join } from 'node:path'
import { ensureInstalled, ROOT, runUnderNode } from './install.mjs'

ensureInstalled()
process.exitCode = await runUnderNode([join(ROOT, 'src/cli/main.ts'), 'start', ...process.argv.slice(2)])
