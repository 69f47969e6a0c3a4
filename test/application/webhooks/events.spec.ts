import { expect } from 'chai';
import { err, ok } from 'neverthrow';
import { Webhook } from 'standardwebhooks';
import { eventSources } from '../../../src/adapters/http/v1/event-sources.ts';
import { Project } from '../../../src/domain/projects/project.ts';
import { accounts } from '../../../src/infrastructure/wiring/tokens/account-tokens.ts';
import { owned } from '../../../src/infrastructure/wiring/tokens/owned-tokens.ts';
import { describeWebhooksOnBothStores } from '../../support/webhooks/webhook-product.ts';
import type { ReceivedWebhook } from '../../support/webhooks/webhook-receiver.ts';

const nothing: ReceivedWebhook = { path: '', headers: {}, raw: '', body: {} };

const everything = eventSources.flatMap(({ types }) => types);

describeWebhooksOnBothStores('other systems', (opened) => {
  const told = async () => (await opened().deliver()).map(({ body }) => body.type).sort();

  it('are told of a task as v1 shows it, signed, with its owner and its version', async () => {
    const { secret } = await opened().subscribe('task.created', 'task.changed');
    const api = await opened().newUser();
    const task = await api.created('/tasks', { title: 'Sow', description: 'Peas' });
    const [{ body, headers, raw } = nothing] = await opened().deliver();
    expect(body).to.deep.equal({
      ...{ id: headers['webhook-id'], type: 'task.created', timestamp: task.createdAt },
      data: { ...task, userId: api.userId, version: 1 },
    });
    new Webhook(secret).verify(raw, headers as Record<string, string>);
    await api.patch(`/tasks/${task.id}`, { title: 'Water' });
    const [changed] = await opened().deliver();
    expect(changed?.body).to.deep.include({ type: 'task.changed' });
    expect(changed?.body.data).to.include({ id: task.id, title: 'Water', version: 2, userId: api.userId });
  });

  it('are told of each step of a task by its own name: completing is nothing else, reopening a change', async () => {
    await opened().subscribe(...everything);
    const api = await opened().newUser();
    const { id } = await api.created('/tasks', { title: 'Sow' });
    expect(await told()).to.deep.equal(['task.created', 'user.registered']);
    await api.patch(`/tasks/${id}`, { completed: true, title: 'Sown' });
    expect(await told()).to.deep.equal(['task.completed']);
    await api.patch(`/tasks/${id}`, { completed: true, title: 'Sown' });
    expect(await told()).to.deep.equal([]);
    await api.patch(`/tasks/${id}`, { completed: false });
    expect(await told()).to.deep.equal(['task.changed']);
    await api.delete(`/tasks/${id}`);
    expect(await told()).to.deep.equal(['task.deleted']);
    await api.post(`/tasks/${id}/restore`);
    expect(await told()).to.deep.equal(['task.restored']);
    await api.post(`/tasks/${id}/restore`);
    expect(await told()).to.deep.equal([]);
    expect((await api.created('/tasks', { title: 'Done before', completed: true })).completed).to.equal(true);
    expect(await told()).to.deep.equal(['task.created']);
  });

  it('are told of a cascade as of each deletion in it, and of what comes back', async () => {
    const api = await opened().newUser();
    const project = await api.created('/projects', { name: 'Garden' });
    for (const title of ['Sow', 'Water']) await api.created('/tasks', { title, projectId: project.id });
    await opened().subscribe(...everything);
    await api.patch(`/projects/${project.id}`, { name: 'Orchard' });
    expect(await told()).to.deep.equal(['project.changed']);
    await api.delete(`/projects/${project.id}?cascade=true`);
    const deleted = await opened().deliver();
    expect(deleted.map(({ body }) => body.type).sort()).to.deep.equal([
      'project.deleted',
      'task.deleted',
      'task.deleted',
    ]);
    const gone = deleted.find(({ body }) => body.type === 'project.deleted');
    expect(gone?.body.data).to.deep.include({ id: project.id, name: 'Orchard', version: 3, userId: api.userId });
    await api.post(`/projects/${project.id}/restore`);
    expect(await told()).to.deep.equal(['project.restored', 'task.restored', 'task.restored']);
  });

  it('are told of files, also of one that goes for good', async () => {
    await opened().subscribe('file.created', 'file.deleted', 'file.restored');
    const api = await opened().newUser();
    const upload = async (name: string) =>
      (
        await api.ask('POST', `/api/v1/files?name=${name}`, {
          ...{ token: api.token, raw: 'bytes', headers: { 'content-type': 'text/plain' } },
        })
      ).body.data;
    const [kept, lost] = [await upload('a.txt'), await upload('b.txt')];
    const created = await opened().deliver();
    expect(created.map(({ body }) => body.data)).to.have.deep.members(
      [kept, lost].map((file) => ({ ...file, userId: api.userId, version: 1 })),
    );
    await api.delete(`/files/${kept.id}`);
    await api.post(`/files/${kept.id}/restore`);
    await api.delete(`/files/${lost.id}?permanent=true`);
    expect(await told()).to.deep.equal(['file.deleted', 'file.deleted', 'file.restored']);
    await api.delete(`/files/${kept.id}`);
    expect(await told()).to.deep.equal(['file.deleted']);
    await api.delete(`/files/${kept.id}?permanent=true`);
    expect(await told()).to.deep.equal([]);
  });

  it('are told of people who register, verify their address and leave; of these by ids alone', async () => {
    await opened().subscribe('user.registered', 'user.verified', 'user.deleted');
    const operatorUseCases = opened().container.get(accounts.operatorUseCases);
    const api = await opened().newUser();
    const person = { email: 'ada@example.com', password: 'Correct-horse-7', name: 'Ada' };
    const { user } = (await api.post('/auth/register', person)).body.data;
    const [registered] = await opened().deliver();
    expect(registered?.body.data).to.deep.equal({ ...user, userId: user.id, version: 1 });
    await operatorUseCases.changeAccountStatus.verify(user.id);
    await operatorUseCases.changeAccountStatus.verify(user.id);
    const verified = await opened().deliver();
    expect(verified.map(({ body }) => [body.type, body.data.emailVerified])).to.deep.equal([['user.verified', true]]);
    await operatorUseCases.deleteUser.execute(user.id);
    const [deleted, ...others] = await opened().deliver();
    expect(deleted?.body).to.deep.include({
      type: 'user.deleted',
      data: { id: user.id, userId: user.id, version: 3 },
    });
    expect(others).to.deep.equal([]);
  });

  it('are told, once a user was erased, ids alone of what was stored or waiting about them', async () => {
    await opened().subscribe('task.created', 'user.registered', 'user.deleted');
    const operators = opened().container.get(accounts.operatorUseCases);
    const api = await opened().newUser();
    opened().receiver.answer = (response) => void response.writeHead(500).end();
    const { id } = await api.created('/tasks', { title: 'Very private' });
    expect(await told()).to.deep.equal(['task.created', 'user.registered']);
    await operators.deleteUser.execute(api.userId);
    opened().receiver.answer = (response) => void response.writeHead(204).end();
    opened().clock.advance({ seconds: 5 });
    const sent = await opened().deliver();
    const bodies = sent.map(({ body }) => [body.type, body.data]);
    expect(bodies).to.have.deep.members([
      ['task.created', { id, userId: api.userId, version: 1 }],
      ['user.registered', { id: api.userId, userId: api.userId, version: 1 }],
      ['user.deleted', { id: api.userId, userId: api.userId, version: 2 }],
    ]);
    for (const { raw } of sent) expect(raw).not.to.include('private');
    const exported = await opened().container.get(accounts.store).personal.exportOf(api.userId);
    expect(JSON.stringify(exported)).not.to.include('private');
  });

  it('are told of payments that are made, declined and paid back', async () => {
    await opened().subscribe('payment.completed', 'payment.failed', 'payment.refunded');
    const api = await opened().newUser();
    const pay = (paymentMethodId: string) =>
      api.post('/payments', { amount: 1000, currency: 'EUR', paymentMethodId }, { 'idempotency-key': paymentMethodId });
    const { data: paid } = (await pay('pm_card_visa')).body;
    const [completed] = await opened().deliver();
    expect(completed?.body.type).to.equal('payment.completed');
    const { version, ...shown } = completed?.body.data ?? {};
    expect(shown).to.deep.equal({ ...paid, userId: api.userId });
    expect(version).to.equal(Date.parse(paid.updatedAt));
    await pay('pm_card_visa_chargeDeclined');
    expect(await told()).to.deep.equal(['payment.failed']);
    await api.post(`/payments/${paid.id}/refunds`, { amount: 400 });
    const [refunded] = await opened().deliver();
    expect(refunded?.body).to.deep.include({ type: 'payment.refunded' });
    expect(refunded?.body.data).to.include({ status: 'partially_refunded', refundedAmount: 400 });
    await api.post(`/payments/${paid.id}/refunds`);
    expect(await told()).to.deep.equal(['payment.refunded']);
  });

  it('are told nothing of what rolled back, nor of what nobody asked for', async () => {
    await opened().subscribe('project.created');
    const api = await opened().newUser();
    await api.created('/tasks', { title: 'Not asked for' });
    const store = opened().container.get(owned.unitOfWork);
    const draft = (name: string) =>
      Project.open(
        crypto.randomUUID(),
        api.userId,
        { name, description: null, status: 'active' },
        opened().clock.now(),
      );
    await store.run<void, string>(async ({ projects: all }) => {
      await all.add(draft('Rolled back')._unsafeUnwrap());
      return err('no');
    });
    expect(await told()).to.deep.equal([]);
    expect(await opened().deliveries()).to.deep.equal([]);
    await store.run<void, string>(async ({ projects: all }) => {
      await all.add(draft('Kept')._unsafeUnwrap());
      return ok();
    });
    expect(await told()).to.deep.equal(['project.created']);
  });

  it('are each told what they asked for, of one event under one id', async () => {
    await opened().subscribe('task.created');
    await opened().subscribe('task.created', 'task.deleted');
    const api = await opened().newUser();
    const { id } = await api.created('/tasks', { title: 'Sow' });
    await api.delete(`/tasks/${id}`);
    const sent = await opened().deliver();
    const ids = sent.filter(({ body }) => body.type === 'task.created').map(({ body }) => body.id);
    expect(sent).to.have.length(3);
    expect(ids).to.have.length(2);
    expect(new Set(ids)).to.have.length(1);
  });
});
