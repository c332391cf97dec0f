// node scripts/run.mjs FILE [ARGUMENTS]: runs a TypeScript file of this project under its own Node.
import { ensureInstalled, fail, runUnderNode } from './install.mjs'

const [file, ...args] = process.argv.slice(2)
if (!file) fail('usage: node scripts/run.mjs FILE [ARGUMENTS]')
ensureInstalled()
process.exitCode = await runUnderNode([file, ...args])
