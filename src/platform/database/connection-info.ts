/** Where a database is and as whom to enter it. Holds a password: never log it, never put it in an error. */
export interface ConnectionInfo {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database: string;
}
