/** The routes of the service, so that a known address with a wrong method is 405 with `Allow`, not 404. */
export class RouteTable {
  readonly #routes: { readonly pattern: RegExp; readonly methods: Set<string> }[] = [];
  readonly #byUrl = new Map<string, Set<string>>();

  /** Notes a route as the router registers it: `/v1/files/:fileNumber`. */
  add(url: string, methods: string | readonly string[]): void {
    const known = this.#byUrl.get(url) ?? new Set<string>();
    if (known.size === 0) {
      this.#byUrl.set(url, known);
      const pattern = url
        .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
        .replace(/:\w+/g, '[^/]+')
        .replaceAll('*', '.*');
      this.#routes.push({ pattern: new RegExp(`^${pattern}/?$`), methods: known });
    }
    for (const method of [methods].flat()) known.add(method);
  }

  /** The methods that an address takes, sorted; none when there is no such address. */
  methodsOf(path: string): readonly string[] {
    const methods = this.#routes
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((route) => [...route.methods]);
    return [...new Set(methods)].sort();
  }

  /** Every address as the router has it, with the methods it takes. */
  get addresses(): ReadonlyMap<string, ReadonlySet<string>> {
    return this.#byUrl;
  }
}
