// Made by `npm run docs` of the API document: change the endpoints instead.
export interface paths {
    "/api/v1/files": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the files
         * @description Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write.
         */
        get: operations["listFiles"];
        put?: never;
        /**
         * Upload a file
         * @description The body is the file, of any `Content-Type`; or a form (`multipart/form-data`) with one part `file`. An `Idempotency-Key` stands for name, type, task or project, and content.
         */
        post: operations["uploadFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a file
         * @description The `ETag` is the file's version; that of its bytes comes with them.
         */
        get: operations["showFile"];
        put?: never;
        post?: never;
        /**
         * Delete a file
         * @description It can be restored for 30 days. Until it is purged it counts for the quota. With `permanent=true` it is gone at once and for ever.
         */
        delete: operations["deleteFile"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file
         * @description Whole, or the one part that a `Range` asks for. Only images are ever shown `inline`.
         */
        get: operations["downloadFile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link to a file
         * @description Whoever has the link can download the file without a token, until it expires; `expiresIn` is in seconds. It stops with the file or its owner.
         */
        post: operations["linkFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/linked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download a file by a link
         * @description A link that was never made, has expired, or whose file or owner is gone: 404.
         */
        get: operations["followFileLink"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/files/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a deleted file back
         * @description Not while its task or project is deleted: it comes back with that.
         */
        post: operations["restoreFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks
         * @description Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write.
         */
        get: operations["listTasks"];
        put?: never;
        /**
         * Create a task
         * @description In a project or in none. With an `Idempotency-Key` a repeat makes no second one.
         */
        post: operations["createTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a task
         * @description Somebody else's task is 404, as one that does not exist.
         */
        get: operations["showTask"];
        /**
         * Replace a task
         * @description What is left out is set to its default.
         */
        put: operations["replaceTask"];
        post?: never;
        /**
         * Delete a task
         * @description It can be restored for 30 days.
         */
        delete: operations["deleteTask"];
        options?: never;
        head?: never;
        /**
         * Change parts of a task
         * @description What is left out stays as it is.
         */
        patch: operations["changeTask"];
        trace?: never;
    };
    "/api/v1/tasks/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a deleted task back
         * @description Within 30 days of its deletion. A task that is not deleted stays as it is.
         */
        post: operations["restoreTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the projects
         * @description Newest first unless `sort` says otherwise. `cursor` walks on from the last item however deep, while others write.
         */
        get: operations["listProjects"];
        put?: never;
        /**
         * Create a project
         * @description With an `Idempotency-Key` a repeat makes no second one.
         */
        post: operations["createProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a project with its newest tasks
         * @description The `ETag` is for `If-Match` alone: it does not move with the tasks.
         */
        get: operations["showProject"];
        /**
         * Replace a project
         * @description What is left out is set to its default.
         */
        put: operations["replaceProject"];
        post?: never;
        /**
         * Delete a project
         * @description It can be restored for 30 days. With `cascade=true` its tasks go with it, and come back with it.
         */
        delete: operations["deleteProject"];
        options?: never;
        head?: never;
        /**
         * Change parts of a project
         * @description What is left out stays as it is.
         */
        patch: operations["changeProject"];
        trace?: never;
    };
    "/api/v1/projects/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a deleted project back
         * @description With exactly the tasks that its deletion took.
         */
        post: operations["restoreProject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account and sign in
         * @description With `X-Auth-Mode: cookie` the tokens go into cookies, and the body holds only `expiresIn`.
         */
        post: operations["register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in
         * @description With `X-Auth-Mode: cookie` the tokens go into cookies, and the body holds only `expiresIn`.
         */
        post: operations["logIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Renew the tokens
         * @description Each refresh token is used once. By cookie no body is needed. With `X-Auth-Mode: cookie` the tokens go into cookies, and the body holds only `expiresIn`.
         */
        post: operations["refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign out: the tokens of this session stop working at once
         * @description With cookies, they are cleared. Other sessions go on.
         */
        post: operations["logOut"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the sessions that live
         * @description One for each device or browser that signed in; `current` is the one that asks.
         */
        get: operations["listSessions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a session, on whatever device it is
         * @description Its tokens stop working at once. Ending the current one signs out.
         */
        delete: operations["endSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/forgot-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to reset the password
         * @description The answer is the same whether or not anybody has the address.
         */
        post: operations["forgotPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/reset-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose a new password by a mailed link
         * @description Every session of the user ends. A password that is refused does not use the link up.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify the e-mail address by a mailed link
         * @description The token comes by mail at registration and on request, is good for 24 hours, and works once.
         */
        post: operations["verifyEmail"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth/verify-email/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another link to verify the e-mail address
         * @description A newer link cancels the older ones. Nothing is sent to an address that is verified already.
         */
        post: operations["resendVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show the signed-in user
         * @description The `ETag` is the user's version.
         */
        get: operations["showMe"];
        put?: never;
        post?: never;
        /**
         * Leave: sessions end, personal data is erased
         * @description Needs the password. Projects and tasks go too; payments and the audit log stay, without personal data.
         */
        delete: operations["eraseMe"];
        options?: never;
        head?: never;
        /**
         * Change the name
         * @description Only the name can be changed here.
         */
        patch: operations["renameMe"];
        trace?: never;
    };
    "/api/v1/users/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Choose another password: every other session ends
         * @description Wrong current passwords count as at log-in. With an `Idempotency-Key` the 204 is repeated; refusals are not kept.
         */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/me/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show everything that is kept about the user
         * @description By kind of record, deleted ones that can still be restored included; all of one moment. One at a time of a user and few of all: more are 429. What takes over 60 s is cut off.
         */
        get: operations["exportMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sync": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send what was done, and get what has changed
         * @description The commands are carried out one after the other, each at most once; then what changed since the token is read. It counts as one request per ten commands.
         */
        post: operations["sync"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/changes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow what changes
         * @description A stream of events for `EventSource`: `ready` at the start, `changed` with the kinds of what has changed, `ended` with a reason. It tells that something changed, not what: sync for that.
         */
        get: operations["changes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the payments
         * @description Newest first unless `sort` says otherwise, each with its refunds.
         */
        get: operations["listPayments"];
        put?: never;
        /**
         * Make a payment
         * @description With an `Idempotency-Key` at most one payment is ever made of it.
         */
        post: operations["createPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a payment
         * @description With its refunds, read at one moment. Somebody else's payment is 404.
         */
        get: operations["showPayment"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/payments/{id}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund a payment or a part of it
         * @description Without `amount` all that is left is refunded. With an `Idempotency-Key` at most one refund is ever made of it.
         */
        post: operations["refundPayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show how all is
         * @description Users, live sessions, payments and jobs by state, the version, and what readiness says. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        get: operations["showOverview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a user
         * @description With the sessions that live; deleted users too. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        get: operations["showUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/lock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lock a user out
         * @description Every request of theirs is refused within a second, until they are unlocked. Nobody locks themselves. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        post: operations["lockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/unlock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Lift the lock of a user
         * @description Also the one that wrong passwords led to. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        post: operations["unlockUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Count a user's e-mail as verified
         * @description As if they had followed the link that was mailed. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        post: operations["verifyUser"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users/{id}/end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End every session of a user
         * @description They may sign in again. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        post: operations["endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the users
         * @description Newest first unless `sort` says otherwise. `search` is a part of the e-mail or name, or the id. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        get: operations["listUsers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/payments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List everybody's payments
         * @description Newest first unless `sort` says otherwise. `search` is a part of the description, or the id of the payment or of who paid. An admin refunds by the route of payments. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        get: operations["listAnyPayments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List who did what
         * @description Newest first unless `sort` says otherwise. `userId` finds what they did and what concerned them; `search` is a part of the action or the reason, or the id of what it was done to. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List background jobs
         * @description Newest first unless `sort` says otherwise. `dead` ones have failed for good. `search` is a part of the kind or of the last failure, or the id. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        get: operations["listJobs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/admin/jobs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try a dead job once more
         * @description Only what has failed for good can be tried again. For admins alone: with anybody else’s token, the sandbox’s too, it is 403.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the tasks, newest first
         * @description `total` counts all that match `status`; `page` follows from `offset` and `limit`.
         */
        get: operations["listTodoTasks"];
        put?: never;
        /**
         * Create a task
         * @description It starts as not completed. With an `Idempotency-Key` a repeat makes no second one.
         */
        post: operations["createTodoTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show a task
         * @description Somebody else's task is 404, as one that does not exist.
         */
        get: operations["showTodoTask"];
        /**
         * Replace a task
         * @description What is left out is set to its default.
         */
        put: operations["replaceTodoTask"];
        post?: never;
        /**
         * Delete a task
         * @description The task is gone from every list.
         */
        delete: operations["deleteTodoTask"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/{user_id}/tasks/{id}/complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Set whether a task is completed
         * @description `completed` is set to the value given, so repeating it changes nothing.
         */
        patch: operations["completeTodoTask"];
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description The payment that was given up; nothing was charged */
        AbandonedDetails: {
            /** Format: uuid */
            transactionId: string;
        };
        AnyPayment: {
            /** Format: uuid */
            id: string;
            amount: number;
            refundedAmount: number;
            /** @enum {string} */
            currency: "USD" | "EUR";
            /** @enum {string} */
            status: "pending" | "completed" | "failed" | "partially_refunded" | "refunded" | "disputed" | "lost";
            description: string | null;
            failureCode: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            refunds: components["schemas"]["Refund"][];
            userId: string;
        };
        AnySession: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /** Format: date-time */
            expiresAt: string;
            userAgent: string | null;
            ip: string | null;
        };
        AnyUser: {
            id: string;
            email: string | null;
            name: string | null;
            /** @enum {string} */
            role: "user" | "admin";
            /** @enum {string} */
            status: "active" | "locked" | "deleted";
            emailVerified: boolean;
            /** @description Who vouches for the user */
            issuer: string;
            lockedAt: string | null;
            deletedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        AuditEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** @description Who or what did it: `operator` is the command line */
            actor: {
                /** @enum {string} */
                type: "user" | "operator" | "gateway" | "system";
                id: string | null;
            };
            /** @description Whose affairs it concerns */
            userId: string | null;
            action: string;
            subject: {
                type: string;
                id: string;
            };
            paymentId: string | null;
            from: string | null;
            to: string | null;
            why: string | null;
            gatewayId: string | null;
            requestId: string | null;
            ip: string | null;
            details: {
                [key: string]: string | number | boolean | null;
            };
        };
        ChangePassword: {
            /** Format: password */
            currentPassword: string;
            /**
             * Format: password
             * @description With one of A–Z and one of 0–9; at most 72 bytes in UTF-8
             */
            newPassword: string;
        };
        Charge: {
            /** Format: uuid */
            transactionId: string;
            /** @enum {string} */
            status: "pending" | "completed" | "failed" | "partially_refunded" | "refunded" | "disputed" | "lost";
            amount: number;
            /** @enum {string} */
            currency: "USD" | "EUR";
            /** Format: date-time */
            timestamp: string;
            nextAction?: components["schemas"]["NextAction"];
        };
        Command: {
            /**
             * Format: uuid
             * @description Of this command, however often it is sent
             */
            uuid: string;
            /** @description `task.create`, `task.change`, `task.delete`, `task.restore`, and the same of `project` */
            type?: string;
            /** @description What is changed, deleted or restored: its id, or a `tempId` */
            id?: string | number;
            /** @description The client's own name for what it creates */
            tempId?: string | null;
            /** @description The body of the route that does the same; `{"cascade": true}` for `project.delete` */
            args?: Record<string, never>;
            /** @description Refused where the thing has another version by now */
            version?: number | null;
        };
        /** @description As any error of v1; where the `version` was not current, `details.current` is the thing as it is */
        CommandError: {
            code: string;
            message: string;
            details?: unknown;
            requestId: string;
        };
        CommandResult: {
            /** @constant */
            status: "done";
            id: number | string;
            /** @description As in the `ETag`; of two the higher one is the newer */
            version: number;
        } | {
            /** @constant */
            status: "refused";
            error: components["schemas"]["CommandError"];
        } | {
            /** @constant */
            status: "failed";
            error: components["schemas"]["CommandError"];
        };
        ConfirmPassword: {
            /** Format: password */
            password: string;
        };
        /** @description With `X-Auth-Mode: cookie`: the tokens themselves are in cookies */
        CookieTokens: {
            /** @description Seconds that the access token lives */
            expiresIn: number;
        };
        /** @description The payment that failed, and why if the bank said it */
        DeclinedDetails: {
            /** Format: uuid */
            transactionId: string;
            declineCode?: string;
        };
        Export: {
            user: {
                id: string;
                email: string | null;
                name: string | null;
                /** @enum {string} */
                role: "user" | "admin";
            } & {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        File: {
            /** Format: uuid */
            id: string;
            name: string;
            size: number;
            contentType: string;
            sha256: string;
            taskId: number | null;
            projectId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        FileLink: {
            /** Format: uri */
            url: string;
            /** Format: date-time */
            expiresAt: string;
        };
        FileLinkWish: {
            /** @description Default: `300` */
            expiresIn?: number;
            /** @description Default: `false` */
            inline?: boolean;
        };
        ForgotPassword: {
            /** Format: email */
            email: string;
        };
        Job: {
            id: string;
            kind: string;
            /** @enum {string} */
            state: "waiting" | "running" | "done" | "dead" | "cancelled";
            attempts: number;
            failure: string | null;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
        };
        /** @description With a cursor, `total`, `page` and `totalPages` are null. */
        ListMeta: {
            total: number | null;
            page: number | null;
            limit: number;
            totalPages: number | null;
            nextCursor: string | null;
        };
        LogIn: {
            /** Format: email */
            email: string;
            /** Format: password */
            password: string;
        };
        NewPayment: {
            /** @description In minor units: cents */
            amount: number;
            /**
             * @description Taken in any case
             * @enum {string}
             */
            currency: "USD" | "EUR";
            /** @description The gateway's id of a payment method */
            paymentMethodId: string;
            description?: string | null;
        };
        NewRefund: {
            /** @description In minor units; without it all that is left */
            amount?: number;
            reason?: string | null;
        };
        /** @description What the payer still has to do, such as 3-D Secure */
        NextAction: {
            type: string;
            redirectUrl?: string;
            clientSecret?: string;
        };
        Overview: {
            version: string;
            users: {
                active: number;
                locked: number;
                deleted: number;
            };
            activeSessions: number;
            payments: {
                pending: number;
                completed: number;
                failed: number;
                partially_refunded: number;
                refunded: number;
                disputed: number;
                lost: number;
            };
            jobs: {
                waiting: number;
                running: number;
                done: number;
                dead: number;
                cancelled: number;
            };
            health: {
                /** @enum {string} */
                status: "ok" | "unavailable" | "stopping";
                /** @enum {string} */
                database: "ok" | "failed";
                /** @enum {string} */
                migrations: "ok" | "failed";
                /** @enum {string} */
                jobs: "ok" | "failed";
            };
        };
        Payment: {
            /** Format: uuid */
            id: string;
            amount: number;
            refundedAmount: number;
            /** @enum {string} */
            currency: "USD" | "EUR";
            /** @enum {string} */
            status: "pending" | "completed" | "failed" | "partially_refunded" | "refunded" | "disputed" | "lost";
            description: string | null;
            failureCode: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            refunds: components["schemas"]["Refund"][];
            nextAction?: components["schemas"]["NextAction"];
        };
        PaymentRequest: {
            /** @description In minor units: cents */
            amount: number;
            /**
             * @description Taken in any case
             * @enum {string}
             */
            currency: "USD" | "EUR";
            /** @description The gateway's id of a payment method */
            stripePaymentMethodId: string;
            description?: string | null;
        };
        PaymentsViolation: {
            field: string;
            rule: string;
            message: string;
        };
        Project: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string | null;
            /** @enum {string} */
            status: "active" | "inactive";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        ProjectChange: {
            name?: string;
            description?: string | null;
            /** @enum {string} */
            status?: "active" | "inactive";
        };
        ProjectContent: {
            name: string;
            description?: string | null;
            /**
             * @description Default: `"active"`
             * @enum {string}
             */
            status?: "active" | "inactive";
        };
        ProjectDetail: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string | null;
            /** @enum {string} */
            status: "active" | "inactive";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description The newest 100 */
            tasks: components["schemas"]["Task"][];
            taskCounts: {
                total: number;
                completed: number;
            };
        };
        Refresh: {
            refreshToken?: string;
        };
        Refund: {
            /** Format: uuid */
            id: string;
            amount: number;
            /** @enum {string} */
            status: "pending" | "succeeded" | "failed";
            /** Format: date-time */
            createdAt: string;
        };
        RefundRequest: {
            /** @description In minor units; without it all that is left */
            amount?: number;
        };
        /** @description Where the gateway refused the refund: which, and why */
        RefusedDetails: {
            /** Format: uuid */
            refundId: string;
            refusal: string;
        };
        Register: {
            /** Format: email */
            email: string;
            /**
             * Format: password
             * @description With one of A–Z and one of 0–9; at most 72 bytes in UTF-8
             */
            password: string;
            name: string;
        };
        ResetPassword: {
            token: string;
            /**
             * Format: password
             * @description With one of A–Z and one of 0–9; at most 72 bytes in UTF-8
             */
            password: string;
        };
        Session: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            lastUsedAt: string;
            /** Format: date-time */
            expiresAt: string;
            userAgent: string | null;
            ip: string | null;
            current: boolean;
        };
        ShownUser: {
            id: string;
            email: string | null;
            name: string | null;
            /** @enum {string} */
            role: "user" | "admin";
            /** @enum {string} */
            status: "active" | "locked" | "deleted";
            emailVerified: boolean;
            /** @description Who vouches for the user */
            issuer: string;
            lockedAt: string | null;
            deletedAt: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            sessions: components["schemas"]["AnySession"][];
        };
        StripeEvent: {
            id: string;
            /** @constant */
            object: "event";
            type: string;
            data: {
                object: {
                    id: string;
                    object: string;
                } & {
                    [key: string]: unknown;
                };
            };
        } & {
            [key: string]: unknown;
        };
        SyncAnswer: {
            /** @description For the next request: whatever this answer does not hold is in the answer to it */
            token: string;
            /** @description Everything comes from the start: drop what does not come again */
            reset: boolean;
            /** @description Ask again at once, with the new token */
            more: boolean;
            changes: {
                files: (components["schemas"]["SyncedFile"] | components["schemas"]["Tombstone"])[];
                tasks: (components["schemas"]["SyncedTask"] | components["schemas"]["Tombstone"])[];
                projects: (components["schemas"]["SyncedProject"] | components["schemas"]["Tombstone"])[];
            };
            /** @description By the `uuid` of each command */
            results: {
                [key: string]: components["schemas"]["CommandResult"];
            };
        };
        SyncRequest: {
            /** @description The `token` of the last answer; without it everything live is sent */
            token?: string | null;
            /** @description Default: `500` */
            limit?: number;
            commands?: components["schemas"]["Command"][];
        };
        SyncedFile: {
            /** Format: uuid */
            id: string;
            name: string;
            size: number;
            contentType: string;
            sha256: string;
            taskId: number | null;
            projectId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description As in the `ETag`; of two the higher one is the newer */
            version: number;
        };
        SyncedProject: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string | null;
            /** @enum {string} */
            status: "active" | "inactive";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description As in the `ETag`; of two the higher one is the newer */
            version: number;
        };
        SyncedTask: {
            id: number;
            title: string;
            description: string | null;
            completed: boolean;
            dueAt: string | null;
            projectId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @description As in the `ETag`; of two the higher one is the newer */
            version: number;
        };
        Task: {
            id: number;
            title: string;
            description: string | null;
            completed: boolean;
            dueAt: string | null;
            projectId: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        TaskChange: {
            title?: string;
            description?: string | null;
            completed?: boolean;
            dueAt?: string | null;
            projectId?: string | null;
        };
        TaskContent: {
            title: string;
            description?: string | null;
            /** @description Default: `false` */
            completed?: boolean;
            dueAt?: string | null;
            projectId?: string | null;
        };
        TodoListedTask: {
            id: number;
            title: string;
            description: string | null;
            completed: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
        };
        TodoTask: {
            id: number;
            title: string;
            description: string | null;
            completed: boolean;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            user_id: string;
        };
        TodoTaskComplete: {
            completed: boolean;
        };
        TodoTaskCreate: {
            title: string;
            description?: string | null;
        };
        TodoTaskReplace: {
            title: string;
            description?: string | null;
            /** @description Default: `false` */
            completed?: boolean;
        };
        /** @description The first violation, and all of them */
        TodoViolations: {
            field: string;
            value?: string | number | boolean | null;
            constraint: string;
            violations: {
                field: string;
                value?: string | number | boolean | null;
                constraint: string;
                /** @enum {string} */
                code: "VALIDATION_REQUIRED_FIELD" | "VALIDATION_FIELD_TOO_LONG" | "VALIDATION_INVALID_FORMAT" | "VALIDATION_OUT_OF_RANGE";
            }[];
        };
        Tokens: {
            accessToken: string;
            refreshToken: string;
            /** @description Seconds that the access token lives */
            expiresIn: number;
        };
        Tombstone: {
            id: number | string;
            /** @description As in the `ETag`; of two the higher one is the newer */
            version: number;
            /** @constant */
            deleted: true;
        };
        Transaction: {
            /** Format: uuid */
            id: string;
            userId: string;
            amount: number;
            /** @enum {string} */
            currency: "USD" | "EUR";
            /** @enum {string} */
            status: "pending" | "completed" | "failed" | "partially_refunded" | "refunded" | "disputed" | "lost";
            description: string | null;
            stripeTransactionId: string | null;
            refundAmount: number;
            failureCode: string | null;
            /** Format: date-time */
            createdAt: string;
            refundedAt: string | null;
        };
        TransactionRefund: {
            /** Format: uuid */
            transactionId: string;
            /** Format: uuid */
            refundId: string;
            /** @enum {string} */
            status: "pending" | "completed" | "failed" | "partially_refunded" | "refunded" | "disputed" | "lost";
            originalAmount: number;
            refundAmount: number;
        };
        /** @description What stays pending until the gateway tells its outcome */
        UnansweredDetails: {
            /** Format: uuid */
            transactionId: string;
            /** Format: uuid */
            refundId?: string;
        };
        User: {
            id: string;
            email: string | null;
            name: string | null;
            /** @enum {string} */
            role: "user" | "admin";
            emailVerified: boolean;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        UserPatch: {
            name: string;
        };
        VerifyEmail: {
            token: string;
        };
        Violation: {
            field: string;
            constraint: string;
            message: string;
        };
    };
    responses: {
        /** @description `VALIDATION_ERROR` for example: The request is not valid */
        Status400: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_ERROR";
                        message: string;
                        /** @description Every violation of the request */
                        details: components["schemas"]["Violation"][];
                        requestId: string;
                    };
                };
            };
        };
        /**
         * @description `UNAUTHORIZED` Send one access token, in the header Authorization: Bearer <token>
         *     `TOKEN_EXPIRED` The access token has expired
         */
        Status401: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED" | "TOKEN_EXPIRED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `METHOD_NOT_ALLOWED` This path does not take this method */
        Status405: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "METHOD_NOT_ALLOWED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `RATE_LIMITED` Too many requests */
        Status429: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "RATE_LIMITED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `INTERNAL_ERROR` Something went wrong here */
        Status500: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "INTERNAL_ERROR";
                        message: string;
                        /** @description Only where the server runs with `DEBUG=true` */
                        details?: {
                            type: string;
                            message: string;
                        };
                        requestId: string;
                    };
                };
            };
        };
        /** @description `UNAVAILABLE` The keys of the token issuer cannot be fetched now */
        Status503: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "UNAVAILABLE";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `CSRF_REJECTED` This request does not come from a page that may send it */
        Status403: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "CSRF_REJECTED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `IDEMPOTENCY_IN_PROGRESS` The first request with this Idempotency-Key is still running */
        Status409: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "IDEMPOTENCY_IN_PROGRESS";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `IDEMPOTENCY_MISMATCH` This Idempotency-Key came with another request */
        Status422: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "IDEMPOTENCY_MISMATCH";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description Nothing has changed */
        Status304: {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content?: never;
        };
        /** @description `NOT_FOUND` There is nothing with this id */
        Status404: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description All bytes */
        Status200: {
            headers: {
                ETag: components["headers"]["ETag"];
                "Content-Disposition": components["headers"]["Content-Disposition"];
                "Accept-Ranges": components["headers"]["Accept-Ranges"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "*/*": string;
            };
        };
        /** @description The part that `Range` asks for */
        Status206: {
            headers: {
                ETag: components["headers"]["ETag"];
                "Content-Disposition": components["headers"]["Content-Disposition"];
                "Accept-Ranges": components["headers"]["Accept-Ranges"];
                "Content-Range": components["headers"]["Content-Range"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "*/*": string;
            };
        };
        /** @description `RANGE_NOT_SATISFIABLE` The file has 1024 bytes */
        Status416: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Content-Range": components["headers"]["Content-Range"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "RANGE_NOT_SATISFIABLE";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `PAYLOAD_TOO_LARGE` The body is larger than 262144 bytes */
        Status413: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "PAYLOAD_TOO_LARGE";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `UNSUPPORTED_MEDIA_TYPE` The Content-Type must be application/json */
        Status415: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "UNSUPPORTED_MEDIA_TYPE";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `VALIDATION_ERROR` for example: The request is not valid */
        "Status400-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_ERROR";
                        message: string;
                        /** @description Every violation of the request */
                        details: components["schemas"]["Violation"][];
                        requestId: string;
                    };
                };
            };
        };
        /** @description `VALIDATION_ERROR` for example: The request is not valid */
        "Status400-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_ERROR";
                        message: string;
                        /** @description Every violation of the request */
                        details: components["schemas"]["Violation"][];
                        requestId: string;
                    };
                };
            };
        };
        /** @description The task */
        "Status200-2": {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: true;
                    data: components["schemas"]["Task"];
                };
            };
        };
        /** @description `PRECONDITION_FAILED` The task has changed since it was read */
        Status412: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "PRECONDITION_FAILED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `VALIDATION_ERROR` for example: The request is not valid */
        "Status400-4": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_ERROR";
                        message: string;
                        /** @description Every violation of the request */
                        details: components["schemas"]["Violation"][];
                        requestId: string;
                    };
                };
            };
        };
        /** @description `VALIDATION_ERROR` for example: The request is not valid */
        "Status400-5": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_ERROR";
                        message: string;
                        /** @description Every violation of the request */
                        details: components["schemas"]["Violation"][];
                        requestId: string;
                    };
                };
            };
        };
        /** @description The project */
        "Status200-3": {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: true;
                    data: components["schemas"]["Project"];
                };
            };
        };
        /** @description `PRECONDITION_FAILED` The project has changed since it was read */
        "Status412-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "PRECONDITION_FAILED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `UNAVAILABLE` Too many sign-ins at once; try again soon */
        "Status503-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "UNAVAILABLE";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `ACCOUNT_LOCKED` Signing in to this account is locked */
        Status423: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "ACCOUNT_LOCKED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `UNAVAILABLE` The service cannot answer now; try again soon */
        "Status503-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "UNAVAILABLE";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description The user */
        "Status200-4": {
            headers: {
                ETag: components["headers"]["ETag"];
                "X-Request-Id": components["headers"]["X-Request-Id"];
                RateLimit: components["headers"]["RateLimit"];
                "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: true;
                    data: components["schemas"]["User"];
                };
            };
        };
        /**
         * @description `UNAUTHORIZED` Send one access token, in the header Authorization: Bearer <token>
         *     `TOKEN_EXPIRED` The access token has expired
         *     `INVALID_CREDENTIALS` The e-mail or the password is wrong
         */
        "Status401-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "UNAUTHORIZED" | "TOKEN_EXPIRED" | "INVALID_CREDENTIALS";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `GATEWAY_UNAVAILABLE` The payment provider did not answer; it will be settled without you */
        Status502: {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "GATEWAY_UNAVAILABLE";
                        message: string;
                        details: components["schemas"]["UnansweredDetails"];
                        requestId: string;
                    };
                };
            };
        };
        /** @description `NOT_FOUND` There is no such payment */
        "Status404-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "NOT_FOUND";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /** @description `FORBIDDEN` This is for admins; that you asked was noted */
        "Status403-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "FORBIDDEN";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /**
         * @description `CSRF_REJECTED` This request does not come from a page that may send it
         *     `FORBIDDEN` This is for admins; that you asked was noted
         */
        "Status403-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "CSRF_REJECTED" | "FORBIDDEN";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
        /**
         * @description `unauthorized` Send one access token, in the header Authorization: Bearer <token>
         *     `invalid_token` Send one access token, in the header Authorization: Bearer <token>
         */
        "Status401-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "unauthorized" | "invalid_token";
                    message: string;
                };
            };
        };
        /** @description `method_not_allowed` This path does not take this method */
        "Status405-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "method_not_allowed";
                    message: string;
                };
            };
        };
        /** @description `payload_too_large` The body is larger than 262144 bytes */
        "Status413-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "payload_too_large";
                    message: string;
                };
            };
        };
        /** @description `unsupported_media_type` The Content-Type must be application/json */
        "Status415-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "unsupported_media_type";
                    message: string;
                };
            };
        };
        /** @description `idempotency_mismatch` This Idempotency-Key came with another request */
        "Status422-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "idempotency_mismatch";
                    message: string;
                };
            };
        };
        /** @description `rate_limited` Too many requests */
        "Status429-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "rate_limited";
                    message: string;
                };
            };
        };
        /** @description `internal_server_error` Something went wrong here */
        "Status500-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "internal_server_error";
                    message: string;
                    /** @description Only where the server runs with `DEBUG=true` */
                    details?: {
                        type: string;
                        message: string;
                    };
                };
            };
        };
        /** @description `gateway_unavailable` The payment provider did not answer; it will be settled without you */
        "Status502-2": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "gateway_unavailable";
                    message: string;
                    details: components["schemas"]["UnansweredDetails"];
                };
            };
        };
        /** @description `service_unavailable` The service cannot answer now; try again soon */
        "Status503-4": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "service_unavailable";
                    message: string;
                };
            };
        };
        /** @description `forbidden` This transaction belongs to somebody else */
        "Status403-4": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "forbidden";
                    message: string;
                };
            };
        };
        /** @description `not_found` There is no such transaction */
        "Status404-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @enum {string} */
                    error: "not_found";
                    message: string;
                };
            };
        };
        /**
         * @description `AUTH_MISSING_HEADER` The Authorization header is missing. Send one access token, in the header Authorization: Bearer <token>
         *     `AUTH_INVALID_TOKEN` Send one access token, in the header Authorization: Bearer <token>
         *     `AUTH_INVALID_CREDENTIALS` The signature of the token does not verify
         *     `AUTH_EXPIRED_TOKEN` The token has expired
         */
        "Status401-4": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "AUTH_MISSING_HEADER" | "AUTH_INVALID_TOKEN" | "AUTH_INVALID_CREDENTIALS" | "AUTH_EXPIRED_TOKEN";
                        message: string;
                    };
                };
            };
        };
        /**
         * @description `AUTH_INSUFFICIENT_PERMISSIONS` This account is locked or deleted
         *     `AUTH_USER_MISMATCH` The path names another user than the token
         */
        "Status403-5": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "AUTH_INSUFFICIENT_PERMISSIONS" | "AUTH_USER_MISMATCH";
                        message: string;
                    };
                };
            };
        };
        /** @description `SYSTEM_METHOD_NOT_ALLOWED` This path does not take this method */
        "Status405-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "SYSTEM_METHOD_NOT_ALLOWED";
                        message: string;
                    };
                };
            };
        };
        /** @description `SYSTEM_RATE_LIMIT_EXCEEDED` Too many requests */
        "Status429-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "SYSTEM_RATE_LIMIT_EXCEEDED";
                        message: string;
                    };
                };
            };
        };
        /** @description `SYSTEM_INTERNAL_ERROR` Something went wrong here */
        "Status500-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "SYSTEM_INTERNAL_ERROR";
                        message: string;
                        /** @description Only where the server runs with `DEBUG=true` */
                        details?: {
                            type: string;
                            message: string;
                        };
                    };
                };
            };
        };
        /**
         * @description `SYSTEM_ISSUER_UNAVAILABLE` The keys of the token issuer cannot be fetched now
         *     `SYSTEM_DATABASE_ERROR` The database cannot be reached now or took too long
         */
        "Status503-5": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "SYSTEM_ISSUER_UNAVAILABLE" | "SYSTEM_DATABASE_ERROR";
                        message: string;
                    };
                };
            };
        };
        /**
         * @description `VALIDATION_REQUIRED_FIELD` for example: title: required
         *     `VALIDATION_INVALID_FORMAT` for example: title: of type string
         *     `VALIDATION_FIELD_TOO_LONG` for example: title: at most 255 characters
         */
        "Status400-6": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_REQUIRED_FIELD" | "VALIDATION_INVALID_FORMAT" | "VALIDATION_FIELD_TOO_LONG";
                        message: string;
                        details: components["schemas"]["TodoViolations"];
                    };
                };
            };
        };
        /** @description `VALIDATION_BODY_TOO_LARGE` The body is larger than 262144 bytes */
        "Status413-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_BODY_TOO_LARGE";
                        message: string;
                    };
                };
            };
        };
        /** @description `VALIDATION_UNSUPPORTED_MEDIA_TYPE` The Content-Type must be application/json */
        "Status415-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_UNSUPPORTED_MEDIA_TYPE";
                        message: string;
                    };
                };
            };
        };
        /** @description `RESOURCE_NOT_FOUND` Task not found */
        "Status404-4": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "RESOURCE_NOT_FOUND";
                        message: string;
                    };
                };
            };
        };
        /** @description `VALIDATION_INVALID_FORMAT` for example: id: an integer */
        "Status422-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "VALIDATION_INVALID_FORMAT";
                        message: string;
                        details: components["schemas"]["TodoViolations"];
                    };
                };
            };
        };
        /** @description `RESOURCE_CONFLICT` The task has changed since it was read */
        "Status412-3": {
            headers: {
                "X-Request-Id": components["headers"]["X-Request-Id"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "RESOURCE_CONFLICT";
                        message: string;
                    };
                };
            };
        };
        /** @description `METHOD_NOT_ALLOWED` This path does not take this method */
        "Status405-4": {
            headers: {
                Allow: components["headers"]["Allow"];
                [name: string]: unknown;
            };
            content: {
                "application/json": {
                    /** @constant */
                    success: false;
                    error: {
                        /** @enum {string} */
                        code: "METHOD_NOT_ALLOWED";
                        message: string;
                        requestId: string;
                    };
                };
            };
        };
    };
    parameters: {
        /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
        IdempotencyKey: string;
        /** @description Only if the thing still has this version: an `ETag` that was read before. */
        IfMatch: string;
        /** @description Answer 304 without a body if the thing still has this version. */
        IfNoneMatch: string;
        /** @description `cookie`: the tokens go into cookies and not into the body. */
        "X-Auth-Mode": "cookie";
        /** @description The `id` of the last event: browsers send it when they come back. */
        "Last-Event-ID": string;
        /** @description Stripe's signature over the body's bytes. */
        "Stripe-Signature": string;
    };
    requestBodies: never;
    headers: {
        /** @description The request's id, as it is in the logs */
        "X-Request-Id": string;
        /** @description What is left of the allowance: `r` requests in the next `t` seconds */
        RateLimit: string;
        /** @description The allowance: `q` requests in `w` seconds */
        "RateLimit-Policy": string;
        /** @description Seconds to wait before another try */
        "Retry-After": number;
        /** @description `Bearer`, with `error` where the token itself was refused */
        "WWW-Authenticate": string;
        /** @description The methods that the path takes */
        Allow: string;
        /** @description The version of the thing, for `If-Match` and `If-None-Match` */
        ETag: string;
        /** @description Where the new thing is */
        Location: string;
        /** @description The first, previous, next and last page */
        Link: string;
        /** @description That parts can be asked for */
        "Accept-Ranges": string;
        /** @description Which part it is, and of how many bytes */
        "Content-Range": string;
        /** @description The name, and whether to save it */
        "Content-Disposition": string;
        /** @description `true` where the answer is a repeat of an earlier one */
        "Idempotent-Replayed": string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listFiles: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                /** @description A part of the texts, 1–100 characters, compared without case in any script */
                search?: string;
                sort?: "createdAt" | "-createdAt" | "name" | "-name" | "size" | "-size";
                /** @description The `nextCursor` of an earlier answer with the same sort and filters, in place of `page` */
                cursor?: string;
                taskId?: number;
                projectId?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of files */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["File"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    uploadFile: {
        parameters: {
            query?: {
                /** @description A form may say it as well */
                name?: string;
                taskId?: number;
                projectId?: string;
            };
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "*/*": string;
                "multipart/form-data": {
                    /**
                     * Format: binary
                     * @description With a file name and a type
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description The file */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["File"];
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            /** @description `REQUEST_TIMEOUT` The body stopped coming */
            408: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "REQUEST_TIMEOUT";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            409: components["responses"]["Status409"];
            /**
             * @description `PAYLOAD_TOO_LARGE` The file is larger than 262144 bytes
             *     `QUOTA_EXCEEDED` With this file all of yours would be larger than 1073741824 bytes
             */
            413: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "PAYLOAD_TOO_LARGE" | "QUOTA_EXCEEDED";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            /** @description `UNSUPPORTED_MEDIA_TYPE` The file's Content-Type is missing: name it, application/octet-stream if nothing else fits */
            415: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "UNSUPPORTED_MEDIA_TYPE";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
            /** @description `INSUFFICIENT_STORAGE` There is no room for the file */
            507: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "INSUFFICIENT_STORAGE";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
        };
    };
    showFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 without a body if the thing still has this version. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["File"];
                    };
                };
            };
            304: components["responses"]["Status304"];
            401: components["responses"]["Status401"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    deleteFile: {
        parameters: {
            query?: {
                permanent?: boolean;
            };
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file is gone */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            /** @description `PRECONDITION_FAILED` The file has changed since it was read */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "PRECONDITION_FAILED";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    downloadFile: {
        parameters: {
            query?: {
                /** @description Show an image rather than save it */
                inline?: boolean;
            };
            header?: {
                /** @description Answer 304 without a body if the thing still has this version. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200"];
            206: components["responses"]["Status206"];
            304: components["responses"]["Status304"];
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            416: components["responses"]["Status416"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    linkFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["FileLinkWish"];
            };
        };
        responses: {
            /** @description The link */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["FileLink"];
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    followFileLink: {
        parameters: {
            query: {
                expires: string;
                inline?: boolean;
                signature: string;
            };
            header?: {
                /** @description Answer 304 without a body if the thing still has this version. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200"];
            206: components["responses"]["Status206"];
            304: components["responses"]["Status304"];
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            416: components["responses"]["Status416"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            /** @description `UNAVAILABLE` The bytes of the file cannot be read now; try again soon */
            503: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "Retry-After": components["headers"]["Retry-After"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "UNAVAILABLE";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
        };
    };
    restoreFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The file */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["File"];
                    };
                };
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            /**
             * @description `IDEMPOTENCY_IN_PROGRESS` The first request with this Idempotency-Key is still running
             *     `CONFLICT` The task or project of the file is deleted: restore that first
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "IDEMPOTENCY_IN_PROGRESS" | "CONFLICT";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listTasks: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                /** @description A part of the texts, 1–100 characters, compared without case in any script */
                search?: string;
                sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "title" | "-title" | "completed" | "-completed" | "dueAt" | "-dueAt";
                /** @description The `nextCursor` of an earlier answer with the same sort and filters, in place of `page` */
                cursor?: string;
                status?: "pending" | "completed";
                projectId?: string;
                dueAfter?: string;
                dueBefore?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Task"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    createTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskContent"];
            };
        };
        responses: {
            /** @description The task */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Task"];
                    };
                };
            };
            400: components["responses"]["Status400-3"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    showTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 without a body if the thing still has this version. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200-2"];
            304: components["responses"]["Status304"];
            401: components["responses"]["Status401"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    replaceTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskContent"];
            };
        };
        responses: {
            200: components["responses"]["Status200-2"];
            400: components["responses"]["Status400-3"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            412: components["responses"]["Status412"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    deleteTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task is gone */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            412: components["responses"]["Status412"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    changeTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TaskChange"];
                "application/merge-patch+json": components["schemas"]["TaskChange"];
            };
        };
        responses: {
            200: components["responses"]["Status200-2"];
            400: components["responses"]["Status400-4"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            412: components["responses"]["Status412"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    restoreTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Task"];
                    };
                };
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            /**
             * @description `IDEMPOTENCY_IN_PROGRESS` The first request with this Idempotency-Key is still running
             *     `CONFLICT` The project of this task is deleted: restore the project
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "IDEMPOTENCY_IN_PROGRESS" | "CONFLICT";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listProjects: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                /** @description A part of the texts, 1–100 characters, compared without case in any script */
                search?: string;
                sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "name" | "-name" | "status" | "-status";
                /** @description The `nextCursor` of an earlier answer with the same sort and filters, in place of `page` */
                cursor?: string;
                status?: "active" | "inactive";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of projects */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Project"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    createProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectContent"];
            };
        };
        responses: {
            /** @description The project */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Project"];
                    };
                };
            };
            400: components["responses"]["Status400-5"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    showProject: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project, its newest 100 tasks and the counts of all */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["ProjectDetail"];
                    };
                };
            };
            401: components["responses"]["Status401"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    replaceProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectContent"];
            };
        };
        responses: {
            200: components["responses"]["Status200-3"];
            400: components["responses"]["Status400-5"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            412: components["responses"]["Status412-2"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    deleteProject: {
        parameters: {
            query?: {
                cascade?: boolean;
            };
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project is gone */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            /** @description `CONFLICT` The project still has tasks: delete them first, or with cascade=true */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "CONFLICT";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            412: components["responses"]["Status412-2"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    changeProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProjectChange"];
                "application/merge-patch+json": components["schemas"]["ProjectChange"];
            };
        };
        responses: {
            200: components["responses"]["Status200-3"];
            400: components["responses"]["Status400-4"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            412: components["responses"]["Status412-2"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    restoreProject: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The project */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Project"];
                    };
                };
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    register: {
        parameters: {
            query?: never;
            header?: {
                /** @description `cookie`: the tokens go into cookies and not into the body. */
                "X-Auth-Mode"?: components["parameters"]["X-Auth-Mode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Register"];
            };
        };
        responses: {
            /** @description The user and their tokens */
            201: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: {
                            user: components["schemas"]["User"];
                            tokens: components["schemas"]["Tokens"] | components["schemas"]["CookieTokens"];
                        };
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            405: components["responses"]["Status405"];
            /** @description `EMAIL_EXISTS` There is an account with this e-mail already */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "EMAIL_EXISTS";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503-2"];
        };
    };
    logIn: {
        parameters: {
            query?: never;
            header?: {
                /** @description `cookie`: the tokens go into cookies and not into the body. */
                "X-Auth-Mode"?: components["parameters"]["X-Auth-Mode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LogIn"];
            };
        };
        responses: {
            /** @description The user and their tokens */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: {
                            user: components["schemas"]["User"];
                            tokens: components["schemas"]["Tokens"] | components["schemas"]["CookieTokens"];
                        };
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            /** @description `INVALID_CREDENTIALS` The e-mail or the password is wrong */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "INVALID_CREDENTIALS";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            405: components["responses"]["Status405"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            423: components["responses"]["Status423"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503-2"];
        };
    };
    refresh: {
        parameters: {
            query?: never;
            header?: {
                /** @description `cookie`: the tokens go into cookies and not into the body. */
                "X-Auth-Mode"?: components["parameters"]["X-Auth-Mode"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Refresh"];
            };
        };
        responses: {
            /** @description New tokens */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: {
                            tokens: components["schemas"]["Tokens"] | components["schemas"]["CookieTokens"];
                        };
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            /**
             * @description `INVALID_REFRESH_TOKEN` Sign in again: this refresh token cannot be used
             *     `REFRESH_TOKEN_REUSED` Sign in again: this refresh token was used before
             */
            401: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    "WWW-Authenticate": components["headers"]["WWW-Authenticate"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "INVALID_REFRESH_TOKEN" | "REFRESH_TOKEN_REUSED";
                            message: string;
                            details: {
                                /** @enum {string} */
                                reason: "unknown" | "expired" | "reused" | "revoked" | "account_disabled";
                            };
                            requestId: string;
                        };
                    };
                };
            };
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503-3"];
        };
    };
    logOut: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Signed out */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session used last first */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Session"][];
                    };
                };
            };
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    endSession: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Ended */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    forgotPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPassword"];
            };
        };
        responses: {
            /** @description A mail is sent if the address is known */
            202: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: null;
                        message: string;
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            405: components["responses"]["Status405"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503-3"];
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResetPassword"];
            };
        };
        responses: {
            /** @description The password is the new one */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR` for example: The request is not valid
             *     `INVALID_TOKEN` This link is not valid, no longer valid or was used already
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    } | {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "INVALID_TOKEN";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            405: components["responses"]["Status405"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503-2"];
        };
    };
    verifyEmail: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["VerifyEmail"];
            };
        };
        responses: {
            /** @description The address is verified */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /**
             * @description `VALIDATION_ERROR` for example: The request is not valid
             *     `INVALID_TOKEN` This link is not valid, no longer valid or was used already
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    } | {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "INVALID_TOKEN";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            405: components["responses"]["Status405"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503-3"];
        };
    };
    resendVerification: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A mail is sent unless the address is verified */
            202: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: null;
                        message: string;
                    };
                };
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    showMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 without a body if the thing still has this version. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Status200-4"];
            304: components["responses"]["Status304"];
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    eraseMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmPassword"];
            };
        };
        responses: {
            /** @description Erased */
            204: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401-2"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            423: components["responses"]["Status423"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    renameMe: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UserPatch"];
                "application/merge-patch+json": components["schemas"]["UserPatch"];
            };
        };
        responses: {
            200: components["responses"]["Status200-4"];
            400: components["responses"]["Status400-5"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            /** @description `PRECONDITION_FAILED` The user has changed since it was read */
            412: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "PRECONDITION_FAILED";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePassword"];
            };
        };
        responses: {
            /** @description The password is the new one */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401-2"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            422: components["responses"]["Status422"];
            423: components["responses"]["Status423"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    exportMe: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description By kind of record */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Export"];
                    };
                };
            };
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    sync: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SyncRequest"];
            };
        };
        responses: {
            /** @description What has changed, and what became of the commands */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["SyncAnswer"];
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    changes: {
        parameters: {
            query?: {
                /** @description Of the last sync: if anything changed since, `changed` comes at once. `Last-Event-ID` goes before it */
                token?: string;
            };
            header?: {
                /** @description The `id` of the last event: browsers send it when they come back. */
                "Last-Event-ID"?: components["parameters"]["Last-Event-ID"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Events, as long as both sides want */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listPayments: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "amount" | "-amount" | "status" | "-status";
                status?: "pending" | "completed" | "failed" | "partially_refunded" | "refunded" | "disputed" | "lost";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payments */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Payment"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    createPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPayment"];
            };
        };
        responses: {
            /** @description The payment */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Payment"];
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            /** @description `CARD_DECLINED` Your card was declined */
            402: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "CARD_DECLINED";
                            message: string;
                            details: components["schemas"]["DeclinedDetails"];
                            requestId: string;
                        };
                    };
                };
            };
            403: components["responses"]["Status403"];
            405: components["responses"]["Status405"];
            /**
             * @description `IDEMPOTENCY_IN_PROGRESS` The first request with this Idempotency-Key is still running
             *     `PAYMENT_ABANDONED` Nothing was ever charged under this key; pay again under a new one
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "IDEMPOTENCY_IN_PROGRESS";
                            message: string;
                            requestId: string;
                        };
                    } | {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "PAYMENT_ABANDONED";
                            message: string;
                            details: components["schemas"]["AbandonedDetails"];
                            requestId: string;
                        };
                    };
                };
            };
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            502: components["responses"]["Status502"];
            503: components["responses"]["Status503"];
        };
    };
    showPayment: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The payment */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Payment"];
                    };
                };
            };
            401: components["responses"]["Status401"];
            404: components["responses"]["Status404-2"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    refundPayment: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["NewRefund"];
            };
        };
        responses: {
            /** @description The refund */
            201: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Refund"];
                    };
                };
            };
            /** @description `VALIDATION_ERROR` for example: The request is not valid */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_ERROR";
                            message: string;
                            /** @description Every violation of the request */
                            details: components["schemas"]["Violation"][];
                            requestId: string;
                        };
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403"];
            404: components["responses"]["Status404-2"];
            405: components["responses"]["Status405"];
            /**
             * @description `IDEMPOTENCY_IN_PROGRESS` The first request with this Idempotency-Key is still running
             *     `ALREADY_REFUNDED` Nothing is left to refund
             *     `NOT_REFUNDABLE` Only a completed payment can be refunded
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "IDEMPOTENCY_IN_PROGRESS" | "ALREADY_REFUNDED";
                            message: string;
                            requestId: string;
                        };
                    } | {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "NOT_REFUNDABLE";
                            message: string;
                            details?: components["schemas"]["RefusedDetails"];
                            requestId: string;
                        };
                    };
                };
            };
            413: components["responses"]["Status413"];
            415: components["responses"]["Status415"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            502: components["responses"]["Status502"];
            503: components["responses"]["Status503"];
        };
    };
    showOverview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The overview */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Overview"];
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-2"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    showUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["ShownUser"];
                    };
                };
            };
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-2"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    lockUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Locked */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-3"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            /**
             * @description `IDEMPOTENCY_IN_PROGRESS` The first request with this Idempotency-Key is still running
             *     `CONFLICT` Nobody locks themselves out
             */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "IDEMPOTENCY_IN_PROGRESS" | "CONFLICT";
                            message: string;
                            requestId: string;
                        };
                    };
                };
            };
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    unlockUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Unlocked */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-3"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    verifyUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Verified */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-3"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All have ended */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-3"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listUsers: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                /** @description A part of the texts, 1–100 characters, compared without case in any script */
                search?: string;
                sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "email" | "-email";
                /** @description The `nextCursor` of an earlier answer with the same sort and filters, in place of `page` */
                cursor?: string;
                status?: "active" | "locked" | "deleted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of users */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AnyUser"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-2"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listAnyPayments: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                /** @description A part of the texts, 1–100 characters, compared without case in any script */
                search?: string;
                sort?: "createdAt" | "-createdAt" | "updatedAt" | "-updatedAt" | "amount" | "-amount" | "status" | "-status";
                /** @description The `nextCursor` of an earlier answer with the same sort and filters, in place of `page` */
                cursor?: string;
                /** @description The id of a user */
                userId?: string;
                status?: "pending" | "completed" | "failed" | "partially_refunded" | "refunded" | "disputed" | "lost";
                since?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of payments */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AnyPayment"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-2"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listAudit: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                /** @description A part of the texts, 1–100 characters, compared without case in any script */
                search?: string;
                sort?: "createdAt" | "-createdAt";
                /** @description The `nextCursor` of an earlier answer with the same sort and filters, in place of `page` */
                cursor?: string;
                /** @description The id of a user */
                userId?: string;
                paymentId?: string;
                /** @description For example `user.locked` */
                action?: string;
                since?: string;
                until?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the audit log */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["AuditEntry"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-2"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listJobs: {
        parameters: {
            query?: {
                page?: number;
                limit?: number;
                /** @description A part of the texts, 1–100 characters, compared without case in any script */
                search?: string;
                sort?: "createdAt" | "-createdAt";
                /** @description The `nextCursor` of an earlier answer with the same sort and filters, in place of `page` */
                cursor?: string;
                state?: "waiting" | "running" | "done" | "dead" | "cancelled";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of jobs */
            200: {
                headers: {
                    Link: components["headers"]["Link"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["Job"][];
                        meta: components["schemas"]["ListMeta"];
                    };
                };
            };
            400: components["responses"]["Status400"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-2"];
            405: components["responses"]["Status405"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It waits for its turn */
            204: {
                headers: {
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: components["responses"]["Status400-2"];
            401: components["responses"]["Status401"];
            403: components["responses"]["Status403-3"];
            404: components["responses"]["Status404"];
            405: components["responses"]["Status405"];
            409: components["responses"]["Status409"];
            422: components["responses"]["Status422"];
            429: components["responses"]["Status429"];
            500: components["responses"]["Status500"];
            503: components["responses"]["Status503"];
        };
    };
    listTodoTasks: {
        parameters: {
            query?: {
                status?: "all" | "pending" | "completed";
                limit?: number;
                offset?: number;
            };
            header?: never;
            path: {
                /** @description The id of the signed-in user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of tasks and the count of all that match */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: {
                            tasks: components["schemas"]["TodoListedTask"][];
                            total: number;
                            page: number;
                            limit: number;
                        };
                        message: string;
                    };
                };
            };
            401: components["responses"]["Status401-4"];
            403: components["responses"]["Status403-5"];
            405: components["responses"]["Status405-3"];
            /**
             * @description `VALIDATION_INVALID_FORMAT` for example: status: one of all, pending, completed
             *     `VALIDATION_OUT_OF_RANGE` for example: limit: 1 to 200
             */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_INVALID_FORMAT" | "VALIDATION_OUT_OF_RANGE";
                            message: string;
                            details: components["schemas"]["TodoViolations"];
                        };
                    };
                };
            };
            429: components["responses"]["Status429-3"];
            500: components["responses"]["Status500-3"];
            503: components["responses"]["Status503-5"];
        };
    };
    createTodoTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Makes a repeat of this request safe: the first answer is kept for 24 hours and sent again. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                /** @description The id of the signed-in user */
                user_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TodoTaskCreate"];
            };
        };
        responses: {
            /** @description The task */
            201: {
                headers: {
                    Location: components["headers"]["Location"];
                    ETag: components["headers"]["ETag"];
                    "Idempotent-Replayed": components["headers"]["Idempotent-Replayed"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["TodoTask"];
                        message: string;
                    };
                };
            };
            400: components["responses"]["Status400-6"];
            401: components["responses"]["Status401-4"];
            403: components["responses"]["Status403-5"];
            405: components["responses"]["Status405-3"];
            /** @description `RESOURCE_CONFLICT` The first request with this Idempotency-Key is still running */
            409: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "RESOURCE_CONFLICT";
                            message: string;
                        };
                    };
                };
            };
            413: components["responses"]["Status413-3"];
            415: components["responses"]["Status415-3"];
            /** @description `VALIDATION_IDEMPOTENCY_MISMATCH` This Idempotency-Key came with another request */
            422: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_IDEMPOTENCY_MISMATCH";
                            message: string;
                        };
                    };
                };
            };
            429: components["responses"]["Status429-3"];
            500: components["responses"]["Status500-3"];
            503: components["responses"]["Status503-5"];
        };
    };
    showTodoTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Answer 304 without a body if the thing still has this version. */
                "If-None-Match"?: components["parameters"]["IfNoneMatch"];
            };
            path: {
                /** @description The id of the signed-in user */
                user_id: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The task */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["TodoTask"];
                        message: string;
                    };
                };
            };
            304: components["responses"]["Status304"];
            401: components["responses"]["Status401-4"];
            403: components["responses"]["Status403-5"];
            404: components["responses"]["Status404-4"];
            405: components["responses"]["Status405-3"];
            422: components["responses"]["Status422-3"];
            429: components["responses"]["Status429-3"];
            500: components["responses"]["Status500-3"];
            503: components["responses"]["Status503-5"];
        };
    };
    replaceTodoTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the signed-in user */
                user_id: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TodoTaskReplace"];
            };
        };
        responses: {
            /** @description The task */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["TodoTask"];
                        message: string;
                    };
                };
            };
            400: components["responses"]["Status400-6"];
            401: components["responses"]["Status401-4"];
            403: components["responses"]["Status403-5"];
            404: components["responses"]["Status404-4"];
            405: components["responses"]["Status405-3"];
            412: components["responses"]["Status412-3"];
            413: components["responses"]["Status413-3"];
            415: components["responses"]["Status415-3"];
            422: components["responses"]["Status422-3"];
            429: components["responses"]["Status429-3"];
            500: components["responses"]["Status500-3"];
            503: components["responses"]["Status503-5"];
        };
    };
    deleteTodoTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the signed-in user */
                user_id: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Nothing is left to show */
            200: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: null;
                        message: string;
                    };
                };
            };
            401: components["responses"]["Status401-4"];
            403: components["responses"]["Status403-5"];
            404: components["responses"]["Status404-4"];
            405: components["responses"]["Status405-3"];
            412: components["responses"]["Status412-3"];
            422: components["responses"]["Status422-3"];
            429: components["responses"]["Status429-3"];
            500: components["responses"]["Status500-3"];
            503: components["responses"]["Status503-5"];
        };
    };
    completeTodoTask: {
        parameters: {
            query?: never;
            header?: {
                /** @description Only if the thing still has this version: an `ETag` that was read before. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                /** @description The id of the signed-in user */
                user_id: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TodoTaskComplete"];
                "application/merge-patch+json": components["schemas"]["TodoTaskComplete"];
            };
        };
        responses: {
            /** @description The task */
            200: {
                headers: {
                    ETag: components["headers"]["ETag"];
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    RateLimit: components["headers"]["RateLimit"];
                    "RateLimit-Policy": components["headers"]["RateLimit-Policy"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: true;
                        data: components["schemas"]["TodoTask"];
                        message: string;
                    };
                };
            };
            /**
             * @description `VALIDATION_REQUIRED_FIELD` for example: completed: required
             *     `VALIDATION_INVALID_FORMAT` for example: completed: of type boolean
             */
            400: {
                headers: {
                    "X-Request-Id": components["headers"]["X-Request-Id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        /** @constant */
                        success: false;
                        error: {
                            /** @enum {string} */
                            code: "VALIDATION_REQUIRED_FIELD" | "VALIDATION_INVALID_FORMAT";
                            message: string;
                            details: components["schemas"]["TodoViolations"];
                        };
                    };
                };
            };
            401: components["responses"]["Status401-4"];
            403: components["responses"]["Status403-5"];
            404: components["responses"]["Status404-4"];
            405: components["responses"]["Status405-3"];
            412: components["responses"]["Status412-3"];
            413: components["responses"]["Status413-3"];
            415: components["responses"]["Status415-3"];
            422: components["responses"]["Status422-3"];
            429: components["responses"]["Status429-3"];
            500: components["responses"]["Status500-3"];
            503: components["responses"]["Status503-5"];
        };
    };
}
