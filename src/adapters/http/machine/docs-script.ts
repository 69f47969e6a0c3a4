import { samples } from '../kit/openapi/samples.ts';

/**
 * What runs in the page. In development a button makes a user who has what the examples speak of; from then on their own
 * values stand in the places of the samples, so that every operation can be tried as it stands.
 */
export const docsScript = `import { createClient, unwrap } from '/client.js';

const samples = ${JSON.stringify(samples)};
const dark = matchMedia('(prefers-color-scheme: dark)');
const dress = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
dark.addEventListener('change', dress);
dress();

const { token, email, own } = JSON.parse(sessionStorage.getItem('sandbox') ?? '{"own":[]}');
const values = new Map(own);
const filled = (value) => {
  if (Array.isArray(value)) return value.map(filled);
  if (typeof value !== 'object' || value === null) return values.get(value) ?? value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, filled(member)]));
};

/** The path names the token's user, also where the token is one of the reader's own. */
const userOf = (authorization = '') => {
  try {
    const bytes = Uint8Array.from(atob(authorization.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
    const claims = JSON.parse(new TextDecoder().decode(bytes));
    return claims.user_id ?? claims.sub ?? claims.id;
  } catch {
    return undefined;
  }
};

const spec = filled(await (await fetch('/openapi.json')).json());
// Only a browser that signed in with a cookie has one: there is nothing to type in.
delete spec.components.securitySchemes.sessionCookie;
for (const path of Object.values(spec.paths))
  for (const operation of Object.values(path)) operation.security = operation.security.filter((each) => !each.sessionCookie);

window.ui = SwaggerUIBundle({
  spec,
  dom_id: '#docs',
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: 'list',
  filter: true,
  tryItOutEnabled: true,
  defaultModelsExpandDepth: 0,
  syntaxHighlight: { theme: 'tomorrow-night' },
  validatorUrl: null,
  requestInterceptor: (request) => {
    const user = userOf(request.headers.Authorization);
    if (user) request.url = request.url.replace('/api/' + samples.userId + '/', '/api/' + encodeURIComponent(user) + '/');
    return request;
  },
  onComplete: () => token && window.ui.preauthorizeApiKey('userToken', token),
});

async function openSandbox() {
  const mark = crypto.randomUUID().slice(0, 8);
  const email = 'sandbox-' + mark + '@example.com';
  const { password } = samples;
  const api = createClient({ baseUrl: location.origin });
  const { user, tokens } = unwrap(await api.auth.register({ email, password, name: 'Ada Lovelace' }));
  const elsewhere = createClient({ baseUrl: location.origin });
  const other = unwrap(await elsewhere.auth.logIn({ email, password }));
  const sessions = unwrap(await elsewhere.auth.listSessions());
  const project = unwrap(await api.projects.createProject({ name: 'Groceries' }));
  const task = unwrap(await api.tasks.createTask({ title: 'Buy milk' }));
  const payment = unwrap(await api.payments.createPayment({ amount: 1999, currency: 'EUR', paymentMethodId: 'pm_card_visa' }));
  const own = [
    [samples.userId, user.id],
    [samples.email, email],
    [samples.newEmail, 'grace-' + mark + '@example.com'],
    [samples.refreshToken, other.tokens.refreshToken],
    [samples.sessionId, sessions.find(({ current }) => current).id],
    [samples.projectId, project.id],
    [samples.taskId, task.id],
    [samples.paymentId, payment.id],
  ];
  sessionStorage.setItem('sandbox', JSON.stringify({ token: tokens.accessToken, email, own }));
  location.reload();
}

const sandbox = document.querySelector('#sandbox');
const told = document.querySelector('#told');
if (email && told) told.textContent = 'Signed in as ' + email + ' for 15 minutes';
sandbox?.addEventListener('click', () => {
  sandbox.disabled = true;
  openSandbox().catch((error) => {
    told.textContent = String(error);
    sandbox.disabled = false;
  });
});
`;
