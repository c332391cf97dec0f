import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { permissionsText } from '#domain/access/matrix.ts'

/** `lianqi permissions`: writes docs/permissions.md. */
export function register(program: Command): void {
  program
    .command('permissions')
    .description('权限表 write docs/permissions.md, made from the access table')
    .action(async () => {
      const path = join(import.meta.dirname, '../../docs/permissions.md')
      await writeFile(path, permissionsText())
      process.stdout.write(`${path}\n`)
    })
}
