import type { CliCommand } from '../../adapters/cli/command.ts';
import type { CliFailure } from '../../adapters/cli/messages.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { accounts } from '../wiring/tokens/account-tokens.ts';
import { audit } from '../wiring/tokens/audit-tokens.ts';
import { backup } from '../wiring/tokens/backup-tokens.ts';
import { demo } from '../wiring/tokens/demo-tokens.ts';
import { files } from '../wiring/tokens/file-tokens.ts';
import { housekeeping } from '../wiring/tokens/housekeeping-tokens.ts';
import { jobs } from '../wiring/tokens/job-tokens.ts';
import { payments } from '../wiring/tokens/payment-tokens.ts';
import { kernel, projects, tasks } from '../wiring/tokens/tokens.ts';
import { webhooks } from '../wiring/tokens/webhook-tokens.ts';
import { type CommandTools, commandLog } from './command-tools.ts';

export type Commands = readonly CliCommand<CliFailure>[];
type Parts = Pick<CommandTools, 'of' | 'all'>;

interface CommandGroup {
  /** Of a group; a single command says it itself. */
  readonly summary?: string;
  load(parts: Parts): Promise<Commands>;
}

const users = { operators: accounts.operatorUseCases };

/** By the first word; loaded when it is typed, and what is behind a command when it runs. */
export const commandGroups: Readonly<Record<string, CommandGroup>> = {
  serve: {
    load: async () => {
      const { serveCommands } = await import('../../adapters/cli/serve.commands.ts');
      return serveCommands(async (wish) => (await import('./serve.ts')).serve(wish));
    },
  },
  migrate: {
    summary: "the database's tables",
    load: async () => {
      const { migrateCommands } = await import('../../adapters/cli/migrate.commands.ts');
      return migrateCommands({
        up: async () => (await import('./migrate.ts')).up(),
        down: async () => (await import('./migrate.ts')).down(),
        status: async () => (await import('./migrate.ts')).status(),
      });
    },
  },
  users: {
    summary: 'people and their accounts',
    load: async (parts) => {
      const { usersCommands } = await import('../../adapters/cli/users.commands.ts');
      const { accountsCommands } = await import('../../adapters/cli/accounts.commands.ts');
      const operators = parts.of(accounts.operatorUseCases);
      return [...usersCommands(operators), ...accountsCommands(operators)];
    },
  },
  tasks: {
    summary: "people's tasks",
    load: async (parts) => {
      const { tasksCommands } = await import('../../adapters/cli/tasks.commands.ts');
      return tasksCommands(parts.all({ ...users, tasks: tasks.useCases, housekeeping: housekeeping.useCases }));
    },
  },
  projects: {
    summary: "people's projects",
    load: async (parts) => {
      const { projectsCommands } = await import('../../adapters/cli/projects.commands.ts');
      return projectsCommands(parts.all({ ...users, projects: projects.useCases }));
    },
  },
  files: {
    summary: 'attachments, and the bytes behind them',
    load: async (parts) => {
      const { filesCommands } = await import('../../adapters/cli/files.commands.ts');
      return filesCommands(parts.of(files.maintenance));
    },
  },
  payments: {
    summary: 'money that came and went back',
    load: async (parts) => {
      const { paymentsCommands } = await import('../../adapters/cli/payments.commands.ts');
      const more = async () => (await import('../wiring/modules/payments.ts')).paymentsModule;
      return paymentsCommands(parts.all({ ...users, payments: payments.useCases }, more));
    },
  },
  audit: {
    summary: 'who did what',
    load: async (parts) => {
      const { auditCommands } = await import('../../adapters/cli/audit.commands.ts');
      return auditCommands(parts.all({ ...users, log: audit.log }));
    },
  },
  jobs: {
    summary: 'work in the background',
    load: async (parts) => {
      const { jobsCommands } = await import('../../adapters/cli/jobs.commands.ts');
      return jobsCommands(parts.of(jobs.useCases));
    },
  },
  webhooks: {
    summary: 'other systems that are told of what happens',
    load: async (parts) => {
      const { webhooksCommands } = await import('../../adapters/cli/webhooks.commands.ts');
      const more = async () => (await import('../wiring/modules/webhooks.ts')).webhooksModule;
      const use = parts.all({ webhooks: webhooks.useCases }, more);
      return webhooksCommands(async () => (await use()).webhooks);
    },
  },
  backup: {
    summary: 'copies of everything that prove they restore',
    load: async (parts) => {
      const { backupCommands } = await import('../../adapters/cli/backup.commands.ts');
      const more = async () => (await import('../wiring/modules/backup.ts')).backupModule;
      const needed = { backups: backup.useCases, folder: backup.folder, secret: kernel.secret, clock: kernel.clock };
      return backupCommands({
        tools: parts.all(needed, more),
        restore: async (...given) => (await import('./backups.ts')).restore(...given),
        verify: async (...given) => (await import('./backups.ts')).verify(...given),
      });
    },
  },
  token: {
    summary: 'access tokens',
    load: async (parts) => {
      const { tokenCommands } = await import('../../adapters/cli/token.commands.ts');
      return tokenCommands(parts.of(accounts.operatorUseCases));
    },
  },
  seed: {
    load: async (parts) => {
      const { seedCommands } = await import('../../adapters/cli/seed.commands.ts');
      const more = async () => (await import('../wiring/modules/demo.ts')).demoModule;
      return seedCommands(parts.all({ demo: demo.useCases, config: kernel.config }, more));
    },
  },
  doctor: {
    load: async () => {
      const { doctorCommands } = await import('../../adapters/cli/doctor.commands.ts');
      return doctorCommands(async () => {
        const { examine } = await import('../doctor/examine.ts');
        return examine(() => readEnvironment(process.cwd(), process.env), commandLog());
      });
    },
  },
  openapi: {
    load: async () => {
      const { openapiCommands } = await import('../../adapters/cli/openapi.commands.ts');
      return openapiCommands(async () => (await import('./document.ts')).document());
    },
  },
  completion: {
    load: async (parts) => {
      const { completionCommands } = await import('../../adapters/cli/completion.commands.ts');
      const itself: Commands = completionCommands(async () => {
        const others = Object.entries(commandGroups).filter(([word]) => word !== 'completion');
        const loaded = await Promise.all(others.map(([, group]) => group.load(parts)));
        return [...loaded.flat(), ...itself];
      });
      return itself;
    },
  },
};
