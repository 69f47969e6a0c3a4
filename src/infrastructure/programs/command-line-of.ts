import { accountsCommands } from '../../adapters/cli/accounts.commands.ts';
import { auditCommands } from '../../adapters/cli/audit.commands.ts';
import type { CliCommand } from '../../adapters/cli/command.ts';
import { completionCommands } from '../../adapters/cli/completion.commands.ts';
import { doctorCommands } from '../../adapters/cli/doctor.commands.ts';
import { filesCommands } from '../../adapters/cli/files.commands.ts';
import { jobsCommands } from '../../adapters/cli/jobs.commands.ts';
import { type CliFailure, messages } from '../../adapters/cli/messages.ts';
import { migrateCommands } from '../../adapters/cli/migrate.commands.ts';
import { openapiCommands } from '../../adapters/cli/openapi.commands.ts';
import { paymentsCommands } from '../../adapters/cli/payments.commands.ts';
import type { CommandLine } from '../../adapters/cli/program.ts';
import { seedCommands } from '../../adapters/cli/seed.commands.ts';
import { serveCommands } from '../../adapters/cli/serve.commands.ts';
import { tasksCommands } from '../../adapters/cli/tasks.commands.ts';
import type { Terminal } from '../../adapters/cli/terminal.ts';
import { tokenCommands } from '../../adapters/cli/token.commands.ts';
import { usersCommands } from '../../adapters/cli/users.commands.ts';
import { readEnvironment } from '../config/read-environment.ts';
import { version } from '../config/version.ts';
import { accounts } from '../wiring/tokens/account-tokens.ts';
import { audit } from '../wiring/tokens/audit-tokens.ts';
import { demo } from '../wiring/tokens/demo-tokens.ts';
import { files } from '../wiring/tokens/file-tokens.ts';
import { housekeeping } from '../wiring/tokens/housekeeping-tokens.ts';
import { jobs } from '../wiring/tokens/job-tokens.ts';
import { payments } from '../wiring/tokens/payment-tokens.ts';
import { kernel, tasks } from '../wiring/tokens/tokens.ts';
import { type CommandTools, commandLog } from './command-tools.ts';

const groups = [
  { name: 'migrate', summary: "the database's tables" },
  { name: 'users', summary: 'people and their accounts' },
  { name: 'tasks', summary: "people's tasks" },
  { name: 'files', summary: 'attachments, and the bytes behind them' },
  { name: 'payments', summary: 'money that came and went back' },
  { name: 'audit', summary: 'who did what' },
  { name: 'jobs', summary: 'work in the background' },
  { name: 'token', summary: 'access tokens' },
];

/** Every command; what is behind it is loaded when it runs. */
export function commandLineOf(terminal: Terminal, tools: Pick<CommandTools, 'of' | 'all'>): CommandLine<CliFailure> {
  const users = { operators: accounts.operatorUseCases };
  const operators = tools.of(accounts.operatorUseCases);
  const commands: readonly CliCommand<CliFailure>[] = [
    ...serveCommands(async (wish) => (await import('./serve.ts')).serve(wish)),
    ...migrateCommands({
      up: async () => (await import('./migrate.ts')).up(),
      down: async () => (await import('./migrate.ts')).down(),
      status: async () => (await import('./migrate.ts')).status(),
    }),
    ...usersCommands(operators),
    ...accountsCommands(operators),
    ...tasksCommands(tools.all({ ...users, tasks: tasks.useCases, housekeeping: housekeeping.useCases })),
    ...filesCommands(tools.of(files.maintenance)),
    ...paymentsCommands(tools.all({ ...users, payments: payments.useCases })),
    ...auditCommands(tools.all({ ...users, log: audit.log })),
    ...jobsCommands(tools.of(jobs.useCases)),
    ...tokenCommands(operators),
    ...seedCommands(tools.all({ demo: demo.useCases, config: kernel.config })),
    ...doctorCommands(async () => {
      const { examine } = await import('../doctor/examine.ts');
      return examine(readEnvironment(process.cwd(), process.env), commandLog());
    }),
    ...openapiCommands(async () => (await import('./document.ts')).document()),
    ...completionCommands(() => commands),
  ];
  return { version, groups, commands, messages, terminal };
}
