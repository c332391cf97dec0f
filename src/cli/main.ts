import { Command } from 'commander'
import { describeFailure } from './command.ts'

/** The verbs, each in a file of its own that is read only when it is called or help is asked for. */
const VERBS = ['start', 'migrate', 'backup', 'restore'] as const

const program = new Command('lianqi')
  .description('联企：把通知当程序运行 — a government notice, run as a program')
  .configureHelp({ helpWidth: 120 })

for (const verb of VERBS) {
  const module = (await import(`./${verb}.ts`)) as { register(program: Command): void }
  module.register(program)
}

try {
  await program.parseAsync()
} catch (error) {
  process.stderr.write(`${describeFailure(error)}\n`)
  process.exitCode = 1
}
