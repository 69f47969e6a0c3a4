// The todo routes with Express.
import express from 'express';
import { isTitle, openTasks, page, shown, userOf } from './task-store.js';

const tasks = await openTasks('express');
const app = express();
app.disable('x-powered-by');
app.use(express.json());
app.get('/health', (_, response) => response.json({ status: 'ok' }));

const routes = express.Router({ mergeParams: true });
routes.use((request, response, next) => {
  try {
    request.owner = userOf(request.headers.authorization);
  } catch {
    return response.status(401).json({ success: false });
  }
  if (request.owner !== request.params.user) return response.status(403).json({ success: false });
  next();
});
const send = (response, task, status = 200) =>
  task === undefined
    ? response.status(404).json({ success: false })
    : response.status(status).json({ success: true, data: shown(task) });

routes.get('/', async ({ owner, query }, response) => {
  const [limit, offset] = [Number(query.limit ?? 50), Number(query.offset ?? 0)];
  response.json(page(await tasks.list(owner, limit, offset), limit, offset));
});
routes.post('/', async ({ owner, body }, response) => {
  if (!isTitle(body.title)) return response.status(400).json({ success: false });
  send(response, await tasks.create(owner, body), 201);
});
routes.get('/:id', async ({ owner, params }, response) => send(response, await tasks.one(owner, Number(params.id))));
routes.put('/:id', async ({ owner, params, body }, response) => {
  if (!isTitle(body.title)) return response.status(400).json({ success: false });
  const { title, description = null, completed = false } = body;
  send(response, await tasks.change(owner, Number(params.id), { title, description, completed }));
});
routes.patch('/:id/complete', async ({ owner, params, body }, response) =>
  send(response, await tasks.change(owner, Number(params.id), { completed: body.completed })),
);
app.use('/api/:user/tasks', routes);
app.listen(Number(process.env.PORT), '127.0.0.1');
