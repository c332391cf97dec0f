import { Command } from 'commander'
import { describeFailure } from './command.ts'

/** The verbs, each in a file of its own. */
const VERBS = [
  'start',
  'migrate',
  'backup',
  'restore',
  'verify',
  'openapi',
  'paper-tags',
  'permissions',
  'check',
  'explain',
  'schema',
  'try',
  'run',
  'authority',
  'import',
  'demo',
  'seal',
  'calendar',
  'region',
  'search',
] as const

// `lianqi explain … | head`: who reads no further has read enough.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit(0)
})

const program = new Command('lianqi')
  .description('联企：把通知当程序运行 — a government notice, run as a program')
  .configureHelp({ helpWidth: 120 })

// Only the verb that was called is read; all of them when help is asked for.
const called = VERBS.filter((verb) => verb === process.argv[2])
for (const verb of called.length > 0 ? called : VERBS) {
  const module = (await import(`./${verb}.ts`)) as { register(program: Command): void }
  module.register(program)
}

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}
