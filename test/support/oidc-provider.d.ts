/** What the tests use of oidc-provider, which brings no types. */
declare module 'oidc-provider' {
  import { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';

  export interface Context {
    readonly oidc: {
      readonly client: { readonly clientId: string };
      readonly session: { readonly accountId: string };
      readonly entities: {
        readonly AuthorizationCode?: {
          readonly acr?: string;
          readonly amr?: readonly string[];
          readonly authTime?: number;
        };
      };
    };
  }

  export interface GrantOfProvider {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export default class Provider {
    constructor(issuer: string, configuration: object);
    callback(): RequestListener;
    interactionFinished(request: IncomingMessage, response: ServerResponse, result: object): Promise<void>;
    readonly Grant: new (of: { accountId: string; clientId: string }) => GrantOfProvider;
  }
}

declare module 'oidc-provider/lib/adapters/memory_adapter.js' {
  export default class MemoryAdapter {
    constructor(model: string);
  }
}
