#!/usr/bin/env node
// The command `lianqi`: runs under the Node that comes with the program, whatever Node called it.
import { join } from 'node:path'
import { ensureInstalled, ROOT, runUnderNode } from '../scripts/install.mjs'

ensureInstalled()
process.exitCode = await runUnderNode([join(ROOT, 'src/cli/main.ts'), ...process.argv.slice(2)])
