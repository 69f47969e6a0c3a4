import { fileURLToPath } from 'node:url';
import { RunningProgram } from './running-program.ts';

export const launcher = fileURLToPath(new URL('../../src/infrastructure/programs/launch.js', import.meta.url));

/** The product as it is run, in a folder of its own, on any free port. */
export function mainstay(folder: string, args: readonly string[], environment: NodeJS.ProcessEnv = {}): RunningProgram {
  return RunningProgram.start([process.execPath, launcher, ...args], { PORT: '0', ...environment }, { cwd: folder });
}

export interface Server {
  readonly program: RunningProgram;
  readonly url: string;
}

export async function serving(program: RunningProgram): Promise<Server> {
  return { program, url: String((await program.line('listening'))['url']) };
}

/** The printed line, for a machine that need not have curl: what it sends and where. */
export async function printedRequest(program: RunningProgram): Promise<Request> {
  const [, name = '', value = '', url = ''] = await program.says(/^curl -H "(\w+): ([^"]+)" (http:\S+)$/m);
  return new Request(url, { headers: { [name]: value } });
}
