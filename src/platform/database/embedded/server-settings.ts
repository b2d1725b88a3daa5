/**
 * The settings PostgreSQL is started with, given on its command line so that a newer release of the service takes
 * effect on an older data folder. None of them is secret.
 *
 * Statements and messages of failing statements hold what people wrote (a value that is not a date, the key of a
 * duplicate). None of that may reach the server's log: `log_min_messages=log` leaves errors of statements to the client that
 * made them, and the settings after it close the other ways.
 *
 * @param fast gives up durability for speed: for databases that are thrown away
 */
export function serverSettings(port: number, fast: boolean): readonly string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    // The indexes of some hundred thousand files; what is not used is not taken.
    shared_buffers: '512MB',
    // Blind indexes come in no order, so after each checkpoint every page of theirs is logged whole once more.
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    wal_compression: 'on',
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_destination: 'stderr',
    logging_collector: 'off',
    log_checkpoints: 'off',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_min_duration_statement: -1,
    log_parameter_max_length: 0,
    log_parameter_max_length_on_error: 0,
    ...(fast ? { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } : {}),
  };
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}
