import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { SMTPServer } from 'smtp-server';
import { FileMailer } from '../../../src/adapters/mail/file-mailer.ts';
import { SmtpMailer } from '../../../src/adapters/mail/smtp-mailer.ts';
import { Secret } from '../../../src/domain/kernel/secret.ts';
import { capturedLog } from '../../support/captured-log.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const mail = {
  id: '0b9f9a5e-0000-4000-8000-00000000abcd',
  name: 'reset-password',
  to: { address: 'ada@example.com', name: 'Ada\r\nBcc: eve@example.com' },
  subject: 'Reset your password',
  text: 'Open https://app.example.com/reset-password?token=secret-token',
  html: '<p>Open</p>',
} as const;

describe('mails kept as files', () => {
  let folder = '';
  before(async () => {
    folder = join(await mkdtemp(join(tmpdir(), 'mails-')), 'mail');
  });
  after(() => rm(join(folder, '..'), { recursive: true }));

  it('can be read by their owner alone, and are logged by name', async () => {
    const { log, text, lines } = capturedLog();
    const mailer = new FileMailer(folder, new ManualClock('2026-11-20T17:40:00.123Z'), log);
    await mailer.send(mail);
    await mailer.send(mail);
    const files = (await readdir(folder)).sort();
    expect(files).to.deep.equal(
      ['html', 'txt'].map((kind) => `2026-11-20T17-40-00-123Z-reset-password-0000abcd.${kind}`),
    );
    expect((await stat(folder)).mode & 0o777).to.equal(0o700);
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).to.equal(0o600);
    expect(await readFile(join(folder, files[1] ?? ''), 'utf8')).to.equal(
      `To: Ada Bcc: eve@example.com <ada@example.com>\nSubject: ${mail.subject}\n\n${mail.text}`,
    );
    expect(lines()[0]).to.include({ message: 'mail kept as a file', mail: 'reset-password', file: files[1] });
    for (const private_ of ['secret-token', 'ada@example.com']) expect(text()).not.to.include(private_);
  });
});

describe('mails by SMTP', () => {
  const received: { from: string; to: string[]; source: string }[] = [];
  let refuse = false;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _session, done) =>
      refuse ? done(Object.assign(new Error(`550 no mailbox ${address} here`), { responseCode: 550 })) : done(),
    onData: (stream, session, done) => {
      let source = '';
      stream.on('data', (bytes: Buffer) => {
        source += bytes.toString();
      });
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), source });
        done();
      });
    },
  });
  let url = '';
  before(async () => {
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  });
  after(() => new Promise<void>((resolve) => server.close(resolve)));

  it('arrive with text and HTML for one recipient, and are logged by name', async () => {
    const { log, text } = capturedLog();
    const mailer = new SmtpMailer(new Secret(url), 'Mainstay <no-reply@example.com>', log);
    await mailer.send(mail);
    await mailer.close();
    const [one] = received;
    expect(one).to.deep.include({ from: 'no-reply@example.com', to: ['ada@example.com'] });
    expect(one?.source).to.include('Subject: Reset your password').and.include(`Message-ID: <${mail.id}@mainstay>`);
    expect(one?.source).to.include('text/plain').and.include('text/html').and.include('Auto-Submitted: auto-generated');
    expect(one?.source).not.to.match(/^Bcc:/im);
    for (const private_ of ['secret-token', 'ada@example.com']) expect(text()).not.to.include(private_);
  });

  it('that are refused fail without quoting the address', async () => {
    refuse = true;
    const { log } = capturedLog();
    const mailer = new SmtpMailer(new Secret(url), 'no-reply@example.com', log);
    const failure = await mailer.send(mail).then(
      () => undefined,
      (error: unknown) => error,
    );
    await mailer.close();
    expect(failure).to.be.instanceOf(Error).with.property('responseCode', 550);
    expect(String(failure)).not.to.include('ada@example.com');
  });
});
