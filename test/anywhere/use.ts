import { readdirSync, readFileSync } from 'node:fs';
import { launcher, mainstay, serving } from '../support/mainstay.ts';
import { RunningProgram } from '../support/running-program.ts';

/** Where a program runs: its working folder and its environment. */
export interface Place {
  readonly folder: string;
  readonly environment: NodeJS.ProcessEnv;
}

const crowd = 40;

/** Starts the product and uses it as a person would; throws at the first answer that is not the right one. */
export async function use({ folder, environment }: Place): Promise<void> {
  const program = mainstay(folder, ['serve'], { RATE_LIMIT_PER_MINUTE: '100000', ...environment });
  try {
    const { url } = await serving(program);
    const call = async (method: string, path: string, status: number, token?: string, body?: object) => {
      const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
      const answer = await fetch(`${url}${path}`, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      const text = await answer.text();
      if (answer.status !== status) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
      return text === '' ? {} : JSON.parse(text).data;
    };
    const email = `ada-${program.child.pid}-${Date.now()}@example.com`;
    await call('POST', '/api/v1/auth/register', 201, undefined, { email, name: 'Ada', password: 'Correct1Horse' });
    const { tokens } = await call('POST', '/api/v1/auth/login', 200, undefined, { email, password: 'Correct1Horse' });
    const renewed = await call('POST', '/api/v1/auth/refresh', 200, undefined, { refreshToken: tokens.refreshToken });
    const token: string = renewed.tokens.accessToken;
    await call('GET', '/api/v1/users/me', 200, token);
    const project = await call('POST', '/api/v1/projects', 201, token, { name: 'Größe 😀' });
    const task = await call('POST', '/api/v1/tasks', 201, token, { title: 'Milk 🥛', projectId: project.id });
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(task.createdAt))
      throw new Error(`a moment is ${task.createdAt}`);
    await Promise.all(
      Array.from({ length: crowd }, (_, index) =>
        index % 2 === 0
          ? call('PATCH', `/api/v1/tasks/${task.id}`, 200, token, { description: `${index}` })
          : call('GET', `/api/v1/tasks?search=milk&sort=title`, 200, token),
      ),
    );
    await call('POST', '/api/v1/payments', 201, token, {
      amount: 1000,
      currency: 'EUR',
      paymentMethodId: 'pm_card_visa',
    });
    await call('DELETE', `/api/v1/projects/${project.id}?cascade=true`, 204, token);
    await call('POST', `/api/v1/projects/${project.id}/restore`, 200, token);
    await call('POST', '/api/v1/auth/logout', 204, token);
    await call('GET', '/api/v1/users/me', 401, token);
    const ready = await fetch(`${url}/health/ready`);
    if (ready.status !== 200) throw new Error(`readiness is ${ready.status}: ${await ready.text()}`);
    const command = mainstay(folder, ['users', 'show', email, '--json'], environment);
    const { code, output, errors } = await command.finished();
    if (code !== 0 || !output.includes(email)) throw new Error(`users show ended with ${code}: ${output} ${errors}`);
    program.signal('SIGTERM');
    const ended = await program.ended;
    if (ended.code !== 0) throw new Error(`the server ended with ${ended.code}: ${program.errors}`);
    const loud = program.lines.find(({ level }) => level === 'ERROR');
    if (loud !== undefined) throw new Error(`it logged ${JSON.stringify(loud)}`);
  } finally {
    await program.kill();
  }
}

/** Starts where the product must refuse to: says in which way it did not do so well. */
export async function refusal({ folder, environment }: Place, sentence: RegExp): Promise<void> {
  const began = performance.now();
  const { code, errors } = await mainstay(folder, ['serve'], environment).finished();
  if (code !== 1 && code !== 78) throw new Error(`serve ended with ${code}: ${errors}`);
  if (!sentence.test(errors)) throw new Error(`serve says ${JSON.stringify(errors)}`);
  if (/^\s+at .*:\d+:\d+/m.test(errors)) throw new Error(`serve shows a stack: ${errors}`);
  if (performance.now() - began > 20_000) throw new Error('serve waited for what waiting cannot mend');
  const left = processesOf(folder);
  if (left.length > 0) throw new Error(`serve left behind ${left.join(', ')}`);
  const doctor = await RunningProgram.start([process.execPath, launcher, 'doctor'], environment, {
    cwd: folder,
  }).finished();
  if (doctor.code === 0) throw new Error('the doctor finds nothing');
  if (!sentence.test(`${doctor.output}${doctor.errors}`.replace(/\s+/g, ' ')))
    throw new Error(`the doctor says ${doctor.output} ${doctor.errors}`);
}

/** Whoever has the folder in its command line. */
function processesOf(folder: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
      } catch {
        return ''; // It has ended since.
      }
    })
    .filter((line) => line.includes(folder));
}
