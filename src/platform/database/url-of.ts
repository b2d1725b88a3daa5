import { type ConnectionInfo } from './connection-info.js';

/** The address of a database, with its password: never log it. */
export function urlOf(info: ConnectionInfo): string {
  const { user, password, host, port, database } = info;
  return `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@${host}:${port}/${database}`;
}
