import { statfsSync } from 'node:fs'
import { totalmem } from 'node:os'

const GB = 1024 ** 3

/**
 * How PostgreSQL runs on this machine. Small (up to 4 GB), ordinary, roomy (from 16 GB), large (from 48 GB) differ in memory only; every
 * commit reaches the disk on all of them.
 */
export function serverSettings(port: number, durable: boolean): Record<string, string> {
  const memory = Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY)
  const size = memory <= 4 * GB ? SMALL : memory < 16 * GB || !durable ? ORDINARY : memory < 48 * GB ? ROOMY : LARGE
  return {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    ...size,
    // One query never needs the compiler for our sizes; it costs more than it saves.
    jit: 'off',
    huge_pages: 'off',
    // No replicas hang on this server: less to write, and loading into a new table writes no log at all.
    wal_level: 'minimal',
    max_wal_senders: '0',
    wal_compression: 'on',
    dynamic_shared_memory_type: sharedMemoryIsSmall() ? 'mmap' : 'posix',
    log_min_messages: 'warning',
    log_line_prefix: '%m [%p] ',
    log_timezone: 'UTC',
    timezone: 'UTC',
    // Names of people must not reach the server's log inside a failing statement.
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_wal_size: '1GB' }),
  }
}

const SMALL = {
  max_connections: '40',
  shared_buffers: '64MB',
  work_mem: '6MB',
  maintenance_work_mem: '48MB',
  effective_cache_size: '1GB',
  max_wal_size: '256MB',
  max_parallel_workers_per_gather: '0',
}

const ORDINARY = {
  max_connections: '60',
  shared_buffers: '128MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '4GB',
  max_wal_size: '1GB',
  max_parallel_workers_per_gather: '2',
}

// What search and lists of three hundred thousand matters touch stays in memory.
const ROOMY = {
  ...ORDINARY,
  shared_buffers: '1GB',
  effective_cache_size: '10GB',
}

const LARGE = {
  max_connections: '200',
  shared_buffers: '4GB',
  work_mem: '32MB',
  maintenance_work_mem: '512MB',
  effective_cache_size: '24GB',
  max_wal_size: '4GB',
  max_parallel_workers_per_gather: '4',
}

/** Containers often give 64 MB of shared memory, too little for a query with helpers; then a file is used instead. */
function sharedMemoryIsSmall(): boolean {
  try {
    const { bsize, blocks } = statfsSync('/dev/shm')
    return bsize * blocks < GB / 2
  } catch {
    return true
  }
}
