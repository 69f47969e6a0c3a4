import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call } from '../support/call.ts';
import { mainstay, serving } from '../support/mainstay.ts';
import { signed } from '../support/todo-api.ts';
import { crowdedDatabase, fillProject, giveTasks } from './crowded-database.ts';

/** Of whoever was registered. */
export const knownPassword = 'Correct-horse-7';

const secret = 'a secret of the crowd, at least 32 bytes long';

/** The product as it is run, on default limits, with a database of its own. */
export interface Product {
  readonly port: number;
  readonly processes: number;
  /** The log's lines so far. */
  lines(): readonly Readonly<Record<string, unknown>>[];
  tokenOf(userId: string): Promise<string>;
  /** Registers the address, or gives the token that it got then. */
  sessionOf(email: string): Promise<string>;
  fillProject(id: string, tasks: number): Promise<void>;
  /** How often the issuer was asked for its keys. */
  issuerAsked(): number;
  /** How many mails with a link were sent to anybody since the start, but for those of registrations. */
  mails(): Promise<number>;
  close(): Promise<void>;
}

async function listening(listener: RequestListener): Promise<{ readonly url: string; close(): void }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close };
}

export async function startProduct(
  args: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'mainstay-crowd-'));
  const database = await crowdedDatabase();
  let issuerAsked = 0;
  const issuer = await listening((_, answer) => {
    issuerAsked += 1;
    answer.writeHead(500).end();
  });
  const gateway = await listening(() => {});
  const settings = {
    DATABASE_URL: database.url,
    BETTER_AUTH_SECRET: secret,
    BETTER_AUTH_URL: issuer.url,
    STRIPE_SECRET_KEY: 'sk_test_crowd',
    STRIPE_API_BASE: gateway.url,
    ...environment,
  };
  const { program, url } = await serving(mainstay(folder, ['serve', ...args], settings));
  const port = Number(new URL(url).port);
  const sessions = new Map<string, Promise<string>>();
  const register = async (email: string): Promise<string> => {
    const json = { email, password: knownPassword, name: 'Somebody' };
    const from = `127.0.12.${sessions.size + 1}`;
    const { status, body } = await call({ port, method: 'POST', path: '/api/v1/auth/register', json, from });
    if (status !== 201) throw new Error(`${email} was not registered: ${status}`);
    const { user, tokens } = JSON.parse(body.toString()).data;
    if (email.startsWith('mallory')) await giveTasks(database, user.id, 100_000);
    return tokens.accessToken;
  };
  return {
    port,
    processes: Number(args[1] ?? 1),
    lines: () => program.lines,
    tokenOf: (user_id) => {
      const now = Math.floor(Date.now() / 1000);
      return signed({ user_id, email: `${user_id}@example.com`, iat: now, exp: now + 3600 }, secret);
    },
    sessionOf: (email) => {
      const known = sessions.get(email) ?? register(email);
      sessions.set(email, known);
      return known;
    },
    fillProject: (id, tasks) => fillProject(database, id, tasks),
    issuerAsked: () => issuerAsked,
    mails: async () => {
      const names = await readdir(join(folder, 'data/mail')).catch(() => []);
      return names.filter((name) => /-(reset-password|verify-email)-.*\.txt$/.test(name)).length;
    },
    close: async () => {
      await program.kill();
      issuer.close();
      gateway.close();
      await database.drop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
