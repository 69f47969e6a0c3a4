import { Playground } from './embedded-postgres.ts';
import { mainstay } from './mainstay.ts';
import type { RunningProgram } from './running-program.ts';

/** What each test of a suite about processes begins with: a folder of its own. What runs there ends with the test. */
export function playgroundOfEach() {
  let opened: Playground | undefined;
  const programs: RunningProgram[] = [];
  beforeEach(async () => {
    opened = await Playground.open();
  });
  afterEach(async () => {
    await Promise.all(programs.splice(0).map((program) => program.kill()));
    await opened?.close();
  });
  const ground = (): Playground => {
    if (opened === undefined) throw new Error('Ask inside a test.');
    return opened;
  };
  return {
    get folder() {
      return ground().folder;
    },
    get dataDir() {
      return ground().dataDir;
    },
    /** Ends it with the test. */
    watch(program: RunningProgram): RunningProgram {
      programs.push(program);
      return program;
    },
    run(args: readonly string[], environment: NodeJS.ProcessEnv = {}): RunningProgram {
      return this.watch(mainstay(ground().folder, args, environment));
    },
  };
}
