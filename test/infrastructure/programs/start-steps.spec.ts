import { expect } from 'chai';
import { startSteps } from '../../../src/infrastructure/programs/lifecycle/start-steps.ts';
import { TestLog } from '../../support/log.ts';

const clear = '\x1b[2K';

describe('the steps of a start', () => {
  const screenOf = (isTTY: boolean) => {
    const written: string[] = [];
    return { written, screen: { isTTY, write: (text: string) => written.push(text) > 0 } };
  };

  it('turn in one line of a terminal, which is gone at the end', () => {
    const { screen, written } = screenOf(true);
    const log = new TestLog();
    const steps = startSteps(screen, log);
    steps.begin('starting the database');
    steps.begin('looking at the tables');
    steps.end();
    expect(written.map((text) => text.replace(/[⠀-⣿]/u, '*'))).to.deep.equal([
      `${clear}* starting the database\r`,
      `${clear}* looking at the tables\r`,
      clear,
    ]);
    steps.end();
    expect(written, 'nothing more').to.have.length(3);
    expect(log.lines).to.deep.equal([]);
  });

  it('are lines of the log where nobody sees them turn', () => {
    const { screen, written } = screenOf(false);
    const log = new TestLog();
    const steps = startSteps(screen, log);
    steps.begin('starting the database');
    steps.end();
    expect(written).to.deep.equal([]);
    expect(log.lines).to.have.length(1);
    expect(JSON.stringify(log.lines)).to.contain('starting the database');
  });
});
