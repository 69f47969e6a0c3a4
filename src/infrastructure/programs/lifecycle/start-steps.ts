import type { Log } from '../../../application/kernel/log.ts';

/** What a start is doing, for whoever waits for it. */
export interface StartSteps {
  begin(step: string): void;
  end(): void;
}

type Screen = Pick<NodeJS.WriteStream, 'isTTY' | 'write'>;

const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const clear = '\x1b[2K';

/** On a terminal one line that turns and is gone when the server listens; elsewhere a line of the log for each step. */
export const startSteps = (screen: Screen, log: Log): StartSteps => (screen.isTTY ? turning(screen) : logged(log));

const logged = (log: Log): StartSteps => ({ begin: (step) => log.info('starting', { step }), end: () => {} });

function turning(screen: Screen): StartSteps {
  let step = '';
  let turns = 0;
  let timer: NodeJS.Timeout | undefined;
  const draw = () => {
    // Back to the beginning of the line, so that a line of the log takes its place.
    screen.write(`${clear}${frames[turns % frames.length]} ${step}\r`);
    turns += 1;
  };
  return {
    begin: (next) => {
      step = next;
      draw();
      timer ??= setInterval(draw, 80).unref();
    },
    end: () => {
      if (timer !== undefined) screen.write(clear);
      clearInterval(timer);
      timer = undefined;
    },
  };
}
