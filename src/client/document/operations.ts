// Made by `npm run docs` of the API document: change the endpoints instead.
import type { Bytes, CallOptions, Id, List, Query, Sent, Outcome } from '../calls.ts';

/** Attachments of tasks and projects, their bytes, and links to them. */
export interface FilesMethods {
  /** List the files. Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write. */
  listFiles(query?: Query<'listFiles'>, options?: CallOptions): List<'listFiles'>;
  /** Upload a file. The body is the file, of any `Content-Type`; or a form (`multipart/form-data`) with one part `file`. An `Idempotency-Key` stands for name, type, task or project, and content. */
  uploadFile(bytes: Bytes, query?: Query<'uploadFile'>, options?: CallOptions): Promise<Outcome<'uploadFile'>>;
  /** Show a file. The `ETag` is the file's version; that of its bytes comes with them. */
  showFile(id: Id<'showFile', 'id'>, options?: CallOptions): Promise<Outcome<'showFile'>>;
  /** Delete a file. It can be restored for 30 days. Until it is purged it counts for the quota. With `permanent=true` it is gone at once and for ever. */
  deleteFile(id: Id<'deleteFile', 'id'>, query?: Query<'deleteFile'>, options?: CallOptions): Promise<Outcome<'deleteFile'>>;
  /** Download a file. Whole, or the one part that a `Range` asks for. Only images are ever shown `inline`. */
  downloadFile(id: Id<'downloadFile', 'id'>, query?: Query<'downloadFile'>, options?: CallOptions): Promise<Outcome<'downloadFile'>>;
  /** Make a link to a file. Whoever has the link can download the file without a token, until it expires; `expiresIn` is in seconds. It stops with the file or its owner. */
  linkFile(id: Id<'linkFile', 'id'>, body?: Sent<'linkFile'>, options?: CallOptions): Promise<Outcome<'linkFile'>>;
  /** Download a file by a link. A link that was never made, has expired, or whose file or owner is gone: 404. */
  followFileLink(id: Id<'followFileLink', 'id'>, query: Query<'followFileLink'>, options?: CallOptions): Promise<Outcome<'followFileLink'>>;
  /** Bring a deleted file back. Not while its task or project is deleted: it comes back with that. */
  restoreFile(id: Id<'restoreFile', 'id'>, options?: CallOptions): Promise<Outcome<'restoreFile'>>;
}

/** Tasks, in a project or in none. */
export interface TasksMethods {
  /** List the tasks. Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write. */
  listTasks(query?: Query<'listTasks'>, options?: CallOptions): List<'listTasks'>;
  /** Create a task. In a project or in none. With an `Idempotency-Key` a repeat makes no second one. */
  createTask(body: Sent<'createTask'>, options?: CallOptions): Promise<Outcome<'createTask'>>;
  /** Show a task. Somebody else's task is 404, as one that does not exist. */
  showTask(id: Id<'showTask', 'id'>, options?: CallOptions): Promise<Outcome<'showTask'>>;
  /** Replace a task. What is left out is set to its default. */
  replaceTask(id: Id<'replaceTask', 'id'>, body: Sent<'replaceTask'>, options?: CallOptions): Promise<Outcome<'replaceTask'>>;
  /** Change parts of a task. What is left out stays as it is. */
  changeTask(id: Id<'changeTask', 'id'>, body: Sent<'changeTask'>, options?: CallOptions): Promise<Outcome<'changeTask'>>;
  /** Delete a task. It can be restored for 30 days. */
  deleteTask(id: Id<'deleteTask', 'id'>, options?: CallOptions): Promise<Outcome<'deleteTask'>>;
  /** Bring a deleted task back. Within 30 days of its deletion. A task that is not deleted stays as it is. */
  restoreTask(id: Id<'restoreTask', 'id'>, options?: CallOptions): Promise<Outcome<'restoreTask'>>;
}

/** Projects, which hold tasks. */
export interface ProjectsMethods {
  /** List the projects. Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write. */
  listProjects(query?: Query<'listProjects'>, options?: CallOptions): List<'listProjects'>;
  /** Create a project. With an `Idempotency-Key` a repeat makes no second one. */
  createProject(body: Sent<'createProject'>, options?: CallOptions): Promise<Outcome<'createProject'>>;
  /** Show a project with its newest tasks. The `ETag` is for `If-Match` alone: it does not move with the tasks. */
  showProject(id: Id<'showProject', 'id'>, options?: CallOptions): Promise<Outcome<'showProject'>>;
  /** Replace a project. What is left out is set to its default. */
  replaceProject(id: Id<'replaceProject', 'id'>, body: Sent<'replaceProject'>, options?: CallOptions): Promise<Outcome<'replaceProject'>>;
  /** Change parts of a project. What is left out stays as it is. */
  changeProject(id: Id<'changeProject', 'id'>, body: Sent<'changeProject'>, options?: CallOptions): Promise<Outcome<'changeProject'>>;
  /** Delete a project. It can be restored for 30 days. With `cascade=true` its tasks go with it, and come back with it. */
  deleteProject(id: Id<'deleteProject', 'id'>, query?: Query<'deleteProject'>, options?: CallOptions): Promise<Outcome<'deleteProject'>>;
  /** Bring a deleted project back. With exactly the tasks that its deletion took. */
  restoreProject(id: Id<'restoreProject', 'id'>, options?: CallOptions): Promise<Outcome<'restoreProject'>>;
}

/** Signing up, in and out, the sessions of a user, and the links that are mailed. */
export interface AuthMethods {
  /** Make an account and sign in. With `X-Auth-Mode: cookie` the tokens go into cookies, and the body holds only `expiresIn`. */
  register(body: Sent<'register'>, options?: CallOptions): Promise<Outcome<'register'>>;
  /** Sign in. With `X-Auth-Mode: cookie` the tokens go into cookies, and the body holds only `expiresIn`. */
  logIn(body: Sent<'logIn'>, options?: CallOptions): Promise<Outcome<'logIn'>>;
  /** Renew the tokens. Each refresh token is used once. By cookie no body is needed. With `X-Auth-Mode: cookie` the tokens go into cookies, and the body holds only `expiresIn`. */
  refresh(body?: Sent<'refresh'>, options?: CallOptions): Promise<Outcome<'refresh'>>;
  /** Sign out: the tokens of this session stop working at once. With cookies, they are cleared. Other sessions go on. */
  logOut(options?: CallOptions): Promise<Outcome<'logOut'>>;
  /** List the sessions that live. One for each device or browser that signed in; `current` is the one that asks. */
  listSessions(options?: CallOptions): List<'listSessions'>;
  /** End a session, on whatever device it is. Its tokens stop working at once. Ending the current one signs out. */
  endSession(id: Id<'endSession', 'id'>, options?: CallOptions): Promise<Outcome<'endSession'>>;
  /** Ask for a link to reset the password. The answer is the same whether or not anybody has the address. */
  forgotPassword(body: Sent<'forgotPassword'>, options?: CallOptions): Promise<Outcome<'forgotPassword'>>;
  /** Choose a new password by a mailed link. Every session of the user ends. A password that is refused does not use the link up. */
  resetPassword(body: Sent<'resetPassword'>, options?: CallOptions): Promise<Outcome<'resetPassword'>>;
  /** Verify the e-mail address by a mailed link. The token comes by mail at registration and on request, is good for 24 hours, and works once. */
  verifyEmail(body: Sent<'verifyEmail'>, options?: CallOptions): Promise<Outcome<'verifyEmail'>>;
  /** Ask for another link to verify the e-mail address. A newer link cancels the older ones. Nothing is sent to an address that is verified already. */
  resendVerification(options?: CallOptions): Promise<Outcome<'resendVerification'>>;
}

/** The signed-in user: profile, password, export and erasure. */
export interface MeMethods {
  /** Show the signed-in user. The `ETag` is the user's version. */
  showMe(options?: CallOptions): Promise<Outcome<'showMe'>>;
  /** Change the name. Only the name can be changed here. */
  renameMe(body: Sent<'renameMe'>, options?: CallOptions): Promise<Outcome<'renameMe'>>;
  /** Leave: sessions end, personal data is erased. Needs the password. Projects and tasks go too; payments and the audit log stay, without personal data. */
  eraseMe(body: Sent<'eraseMe'>, options?: CallOptions): Promise<Outcome<'eraseMe'>>;
  /** Choose another password: every other session ends. Wrong current passwords count as at log-in. With an `Idempotency-Key` the 204 is repeated; refusals are not kept. */
  changePassword(body: Sent<'changePassword'>, options?: CallOptions): Promise<Outcome<'changePassword'>>;
  /** Show everything that is kept about the user. By kind of record, deleted ones that can still be restored included; all of one moment. One at a time of a user and few of all: more are 429. What takes over 60 s is cut off. */
  exportMe(options?: CallOptions): Promise<Outcome<'exportMe'>>;
}

/** For apps that keep a copy and work offline. */
export interface SyncMethods {
  /** Send what was done, and get what has changed. The commands are carried out one after the other, each at most once; then what changed since the token is read. It counts as one request per ten commands. */
  sync(body: Sent<'sync'>, options?: CallOptions): Promise<Outcome<'sync'>>;
}

/** For screens that follow along. */
export interface ChangesMethods {
  /** Follow what changes. A stream of events for `EventSource`: `ready` at the start, `changed` with the kinds of what has changed, `ended` with a reason. It tells that something changed, not what: sync for that. */
  changes(query?: Query<'changes'>, options?: CallOptions): Promise<Outcome<'changes'>>;
}

/** Payments and their refunds. */
export interface PaymentsMethods {
  /** Make a payment. With an `Idempotency-Key` at most one payment is ever made of it. */
  createPayment(body: Sent<'createPayment'>, options?: CallOptions): Promise<Outcome<'createPayment'>>;
  /** List the payments. Newest first unless `sort` says otherwise, each with its refunds. */
  listPayments(query?: Query<'listPayments'>, options?: CallOptions): List<'listPayments'>;
  /** Show a payment. With its refunds, read at one moment. Somebody else's payment is 404. */
  showPayment(id: Id<'showPayment', 'id'>, options?: CallOptions): Promise<Outcome<'showPayment'>>;
  /** Refund a payment or a part of it. Without `amount` all that is left is refunded. With an `Idempotency-Key` at most one refund is ever made of it. */
  refundPayment(id: Id<'refundPayment', 'id'>, body?: Sent<'refundPayment'>, options?: CallOptions): Promise<Outcome<'refundPayment'>>;
}

/** For admins, whom `mainstay users promote` makes: users, payments, the audit log, background jobs and how all is. */
export interface AdminMethods {
  /** Show how all is. Users, live sessions, payments and jobs by state, the version, and what readiness says. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  showOverview(options?: CallOptions): Promise<Outcome<'showOverview'>>;
  /** Show a user. With the sessions that live; deleted users too. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  showUser(id: Id<'showUser', 'id'>, options?: CallOptions): Promise<Outcome<'showUser'>>;
  /** Lock a user out. Every request of theirs is refused within a second, until they are unlocked. Nobody locks themselves. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  lockUser(id: Id<'lockUser', 'id'>, options?: CallOptions): Promise<Outcome<'lockUser'>>;
  /** Lift the lock of a user. Also the one that wrong passwords led to. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  unlockUser(id: Id<'unlockUser', 'id'>, options?: CallOptions): Promise<Outcome<'unlockUser'>>;
  /** Count a user's e-mail as verified. As if they had followed the link that was mailed. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  verifyUser(id: Id<'verifyUser', 'id'>, options?: CallOptions): Promise<Outcome<'verifyUser'>>;
  /** End every session of a user. They may sign in again. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  endSessions(id: Id<'endSessions', 'id'>, options?: CallOptions): Promise<Outcome<'endSessions'>>;
  /** List the users. Newest first unless `sort` says otherwise. `search` is a part of the e-mail or name, or the id. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  listUsers(query?: Query<'listUsers'>, options?: CallOptions): List<'listUsers'>;
  /** List everybody's payments. Newest first unless `sort` says otherwise. `search` is a part of the description, or the id of the payment or of who paid. An admin refunds by the route of payments. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  listAnyPayments(query?: Query<'listAnyPayments'>, options?: CallOptions): List<'listAnyPayments'>;
  /** List who did what. Newest first unless `sort` says otherwise. `userId` finds what they did and what concerned them; `search` is a part of the action or the reason, or the id of what it was done to. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  listAudit(query?: Query<'listAudit'>, options?: CallOptions): List<'listAudit'>;
  /** List background jobs. Newest first unless `sort` says otherwise. `dead` ones have failed for good. `search` is a part of the kind or of the last failure, or the id. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  listJobs(query?: Query<'listJobs'>, options?: CallOptions): List<'listJobs'>;
  /** Try a dead job once more. Only what has failed for good can be tried again. For admins alone: with anybody else’s token, the sandbox’s too, it is 403. */
  retryJob(id: Id<'retryJob', 'id'>, options?: CallOptions): Promise<Outcome<'retryJob'>>;
}

/** The methods by their group; what they need by their first letters: see `Flags`. */
export const operations = {
  files: {
    listFiles: ['GET', '/files', 'ql'],
    uploadFile: ['POST', '/files', 'bqk'],
    showFile: ['GET', '/files/{id}', ''],
    deleteFile: ['DELETE', '/files/{id}', 'q'],
    downloadFile: ['GET', '/files/{id}/content', 'q'],
    linkFile: ['POST', '/files/{id}/links', 'jk'],
    followFileLink: ['GET', '/files/{id}/linked', 'qp'],
    restoreFile: ['POST', '/files/{id}/restore', 'k'],
  },
  tasks: {
    listTasks: ['GET', '/tasks', 'ql'],
    createTask: ['POST', '/tasks', 'jk'],
    showTask: ['GET', '/tasks/{id}', ''],
    replaceTask: ['PUT', '/tasks/{id}', 'j'],
    changeTask: ['PATCH', '/tasks/{id}', 'j'],
    deleteTask: ['DELETE', '/tasks/{id}', ''],
    restoreTask: ['POST', '/tasks/{id}/restore', 'k'],
  },
  projects: {
    listProjects: ['GET', '/projects', 'ql'],
    createProject: ['POST', '/projects', 'jk'],
    showProject: ['GET', '/projects/{id}', ''],
    replaceProject: ['PUT', '/projects/{id}', 'j'],
    changeProject: ['PATCH', '/projects/{id}', 'j'],
    deleteProject: ['DELETE', '/projects/{id}', 'q'],
    restoreProject: ['POST', '/projects/{id}/restore', 'k'],
  },
  auth: {
    register: ['POST', '/auth/register', 'jp'],
    logIn: ['POST', '/auth/login', 'jp'],
    refresh: ['POST', '/auth/refresh', 'jp'],
    logOut: ['POST', '/auth/logout', 'k'],
    listSessions: ['GET', '/auth/sessions', 'l'],
    endSession: ['DELETE', '/auth/sessions/{id}', ''],
    forgotPassword: ['POST', '/auth/forgot-password', 'jp'],
    resetPassword: ['POST', '/auth/reset-password', 'jp'],
    verifyEmail: ['POST', '/auth/verify-email', 'jp'],
    resendVerification: ['POST', '/auth/verify-email/resend', 'k'],
  },
  me: {
    showMe: ['GET', '/users/me', ''],
    renameMe: ['PATCH', '/users/me', 'j'],
    eraseMe: ['DELETE', '/users/me', 'j'],
    changePassword: ['POST', '/users/me/password', 'jk'],
    exportMe: ['GET', '/users/me/export', ''],
  },
  sync: {
    sync: ['POST', '/sync', 'j'],
  },
  changes: {
    changes: ['GET', '/changes', 'q'],
  },
  payments: {
    createPayment: ['POST', '/payments', 'jk'],
    listPayments: ['GET', '/payments', 'ql'],
    showPayment: ['GET', '/payments/{id}', ''],
    refundPayment: ['POST', '/payments/{id}/refunds', 'jk'],
  },
  admin: {
    showOverview: ['GET', '/admin/overview', ''],
    showUser: ['GET', '/admin/users/{id}', ''],
    lockUser: ['POST', '/admin/users/{id}/lock', 'k'],
    unlockUser: ['POST', '/admin/users/{id}/unlock', 'k'],
    verifyUser: ['POST', '/admin/users/{id}/verify', 'k'],
    endSessions: ['POST', '/admin/users/{id}/end-sessions', 'k'],
    listUsers: ['GET', '/admin/users', 'ql'],
    listAnyPayments: ['GET', '/admin/payments', 'ql'],
    listAudit: ['GET', '/admin/audit', 'ql'],
    listJobs: ['GET', '/admin/jobs', 'ql'],
    retryJob: ['POST', '/admin/jobs/{id}/retry', 'k'],
  },
} as const;

export interface Groups {
  readonly files: FilesMethods;
  readonly tasks: TasksMethods;
  readonly projects: ProjectsMethods;
  readonly auth: AuthMethods;
  readonly me: MeMethods;
  readonly sync: SyncMethods;
  readonly changes: ChangesMethods;
  readonly payments: PaymentsMethods;
  readonly admin: AdminMethods;
}
