import { expect } from 'chai';
import {
  type ApiResponse,
  type CreateTaskRequest,
  createTodoClient,
  type TaskFilters,
  type TaskListResponse,
  type TaskResponse,
  type UpdateTaskRequest,
} from '../../src/client/index.ts';
import { HttpListener } from '../support/http-listener.ts';
import { type MemoryProduct, memoryProduct, secondsOf } from '../support/memory-product.ts';
import { signed } from '../support/todo-api.ts';
import { UnreliableProxy } from '../support/unreliable-proxy.ts';

describe('the client of the todo contract', () => {
  let product: MemoryProduct;
  let server: HttpListener;
  let proxy: UnreliableProxy;
  const ada = 'ada';
  const tokenFor = async (seconds: number) => signed({ user_id: ada, exp: secondsOf(product.clock.now()) + seconds });
  const client = (token = () => tokenFor(900)) => createTodoClient({ baseUrl: `${proxy.url}/`, token });

  before(async () => {
    product = memoryProduct();
    server = await HttpListener.open(product.listener);
    proxy = await UnreliableProxy.to(server.url);
  });
  after(async () => {
    await proxy.close();
    await server.close();
  });
  beforeEach(() => {
    proxy.reset();
  });

  it("resolves to the contract's envelope as it is", async () => {
    const todo = client();
    const taskData: CreateTaskRequest = { title: 'Buy milk' };
    const created: TaskResponse = await todo.createTask(ada, taskData);
    if (!created.success) throw new Error(created.error.message);
    expect(created).to.deep.include({ success: true, message: 'Task created successfully' });
    const { id } = created.data;
    const changed: UpdateTaskRequest = { title: 'Buy bread', description: 'Rye' };
    expect(await todo.updateTask(ada, id, changed)).to.have.nested.property('data.description', 'Rye');
    expect(await todo.updateTaskCompletion(ada, id, true)).to.have.nested.property('data.completed', true);
    expect(await todo.getTask(ada, id)).to.have.nested.include({ success: true, 'data.title': 'Buy bread' });
    const filters: TaskFilters = { status: 'completed', limit: 10, offset: 0 };
    const listed: TaskListResponse = await todo.getTasks(ada, filters);
    if (!listed.success) throw new Error(listed.error.message);
    expect(listed.data).to.include({ total: 1, page: 1, limit: 10 });
    const deleted: ApiResponse = await todo.deleteTask(ada, id);
    expect(deleted).to.deep.equal({ success: true, data: null, message: 'Task deleted successfully' });
  });

  it('resolves to refusals too, with their code and their first violation', async () => {
    const refused = await client().createTask(ada, { title: ' ' });
    if (refused.success || refused.error.code !== 'VALIDATION_REQUIRED_FIELD') throw new Error('not refused');
    expect(refused.error.details.field).to.equal('title');
    expect(await client().getTasks('grace')).to.have.nested.property('error.code', 'AUTH_USER_MISMATCH');
  });

  it('asks for another token where the one before was too old', async () => {
    const tokens = [await tokenFor(-60), await tokenFor(900)];
    const todo = client(async () => tokens.shift() ?? '');
    expect(await todo.getTasks(ada)).to.have.property('success', true);
  });

  it('writes once, whatever is lost, and says so where nothing comes back', async () => {
    let left = 2;
    proxy.fate = () => (left-- > 0 ? 'lose answer' : 'pass');
    expect(await client().createTask(ada, { title: 'Once' })).to.have.property('success', true);
    const listed = await client().getTasks(ada);
    if (!listed.success) throw new Error(listed.error.message);
    expect(listed.data.tasks.filter(({ title }) => title === 'Once').length).to.equal(1);
    left = 1;
    proxy.fate = () => (left-- > 0 ? 'lose answer' : 'pass');
    const once = listed.data.tasks.find(({ title }) => title === 'Once');
    expect(await client().deleteTask(ada, once?.id ?? 0)).to.have.property('success', true);
    proxy.fate = () => 'lose';
    expect(await client().getTasks(ada)).to.have.nested.property('error.code', 'NETWORK_FAILURE');
    const ended = await client().getTasks(ada, {}, { signal: AbortSignal.abort() });
    expect(ended).to.have.nested.property('error.code', 'ABORTED');
  });
});
