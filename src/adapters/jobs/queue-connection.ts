import pg from 'pg';
import {
  type Address,
  clientConfig,
  endpointOf,
  parsedAddress,
} from '../persistence/mikro-orm/connection/client-config.ts';

/** The queue has a small pool of its own, and reads moments as dates, as `pg` does by itself. */
export function queueConnection(given: Address): object {
  const address = parsedAddress(given);
  const { types: _types, ...config } = clientConfig(address, 0);
  class Client extends pg.Client {
    constructor(options: pg.ClientConfig) {
      super({ ...options, ...endpointOf(address) });
    }
  }
  return { ...config, Client };
}
