import { expect } from 'chai';
import { hasMoreValues } from '../../../../src/adapters/http/kit/has-more-values.ts';
import { LargeBodies } from '../../../../src/adapters/http/kit/large-bodies.ts';
import { until } from '../../../support/embedded-postgres.ts';

const large = { 'content-length': String(64 * 1024 + 1) };

describe('large bodies', () => {
  it('of one user are worked at one after the other; others, and small ones, go on', async () => {
    const bodies = new LargeBodies();
    const begun: string[] = [];
    const gate = Promise.withResolvers<void>();
    const work = (name: string) => async () => {
      begun.push(name);
      await gate.promise;
      return name;
    };
    const asked = [
      bodies.inTurn('ada', large, work('first')),
      bodies.inTurn('ada', large, work('second')),
      bodies.inTurn('ada', { 'transfer-encoding': 'chunked' }, work('of unknown length')),
      bodies.inTurn('ada', { 'content-length': '65536' }, work('small')),
      bodies.inTurn('ada', {}, work('none')),
      bodies.inTurn('bob', large, work("another's")),
    ];
    await until(() => begun.length === 4);
    expect(begun).to.have.members(['first', 'small', 'none', "another's"]);
    gate.resolve();
    expect(await Promise.all(asked)).to.have.length(6);
    expect(begun.slice(4)).to.deep.equal(['second', 'of unknown length']);
  });

  it('go on after one that failed', async () => {
    const bodies = new LargeBodies();
    const failed = bodies.inTurn('ada', large, () => Promise.reject(new Error('broken off')));
    const next = bodies.inTurn('ada', large, async () => 'worked at');
    expect(await failed.then(undefined, ({ message }: Error) => message)).to.equal('broken off');
    expect(await next).to.equal('worked at');
  });
});

describe('the values of a body', () => {
  it('are counted without what is in texts', () => {
    const more = (text: string, most: number) => hasMoreValues(Buffer.from(text), most);
    const list = JSON.stringify(Array.from({ length: 100 }, () => []));
    expect([more(list, 199), more(list, 200)]).to.deep.equal([true, false]);
    const texts = JSON.stringify({ one: ',[{"\\'.repeat(100), two: '\\' });
    expect([more(texts, 1), more(texts, 2)]).to.deep.equal([true, false]);
    expect(more('no JSON, "', 1)).to.equal(false);
  });
});
