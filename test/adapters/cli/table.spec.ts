import { expect } from 'chai';
import { relativeTime } from '../../../src/adapters/cli/relative-time.ts';
import { facts, idColumn, page, table } from '../../../src/adapters/cli/table.ts';

const now = () => Date.parse('2026-11-20T12:00:00.000Z');
const plain = { width: undefined, colours: false, now };

describe('a table', () => {
  it('stands in columns, with a word for nothing, and ends no line with blanks', () => {
    expect(
      table(
        ['id', 'name'],
        [
          [1, 'Ada'],
          [22, null],
        ],
        plain,
      ),
    ).to.equal('id  name\n1   Ada\n22  -');
    expect(table(['id'], [], plain)).to.equal('none');
  });

  it('fits the terminal: what is too long is cut, the widest first', () => {
    const shown = table(['id', 'text'], [['0123456789', 'word '.repeat(40)]], { ...plain, width: 40 });
    expect(shown.split('\n').every((line) => line.length <= 40)).to.equal(true);
    expect(shown).to.contain('0123456789').and.to.contain('…');
  });

  const payment = '6b1e6a52-6c53-4f3e-9c55-0a9d0c8f3b11';
  const owner = 'a3c7f1f0-2b44-4f7e-8f55-7d1f3c2b9e00';

  it('leaves ids whole at 80 columns: texts give way', () => {
    const shown = table([idColumn('id'), 'title', 'status'], [[payment, 'word '.repeat(40), 'open']], {
      ...plain,
      width: 80,
    });
    expect(shown).to.contain(payment).and.to.contain('…');
    expect(shown.split('\n').every((line) => line.length <= 80)).to.equal(true);
  });

  it('leaves moments whole, and needs no blank after the last column', () => {
    const row = ['word '.repeat(9).trim(), '2026-11-20T11:46:00.000Z', 'abcdef'];
    expect(table(['text', 'created', 'state'], [row], { ...plain, width: 26 })).to.equal(
      'text    created     state\nword …  14 min ago  abcdef',
    );
    expect(table(['text', 'created', 'state'], [row], { ...plain, width: 25 })).to.contain('created  14 min ago\n');
  });

  it('cuts no text that fits, however wide its letters are', () => {
    expect(table([idColumn('id'), 'title'], [['1', '牛乳を買う']], { ...plain, width: 80 })).to.equal(
      'id  title\n1   牛乳を買う',
    );
  });

  it('stacks what does not fit, each row a block', () => {
    const row = [payment, owner, '10.50 EUR', 'completed', '2026-11-20T11:57:00.000Z'];
    const columns = [idColumn('id'), idColumn('owner'), 'amount', 'status', 'created'];
    expect(
      table(columns, [row, row], { ...plain, width: 80 })
        .split('\n')
        .slice(0, 7),
    ).to.deep.equal([
      `id       ${payment}`,
      `owner    ${owner}`,
      'amount   10.50 EUR',
      'status   completed',
      'created  3 min ago',
      '',
      `id       ${payment}`,
    ]);
  });

  for (const [instant, told] of [
    ['2026-11-20T11:59:58.000Z', 'just now'],
    ['2026-11-20T11:59:18.000Z', '42 s ago'],
    ['2026-11-20T11:57:00.000Z', '3 min ago'],
    ['2026-11-20T07:00:00.000Z', '5 h ago'],
    ['2026-11-17T11:00:00.000Z', '3 d ago'],
    ['2026-01-17T11:00:00.000Z', '2026-01-17'],
    ['2026-11-27T12:00:00.000Z', 'in 7 d'],
  ] as const)
    it(`tells ${instant} as ${told}`, () => {
      expect(relativeTime(instant, now())).to.equal(told);
      expect(facts({ at: instant }, now())).to.equal(`at  ${told} (${instant.slice(0, 19).replace('T', ' ')} UTC)`);
    });

  it('has colours only where they are wanted', () => {
    expect(table(['id'], [[1]], { ...plain, width: 40, colours: true })).to.contain('\u001B[1m');
    expect(table(['id'], [[1]], { ...plain, width: 40 })).not.to.contain('\u001B');
  });

  it('lets nothing that people wrote steer the terminal or break a line', () => {
    const given = 'a\u001B[2Jb\nc\u202Ed';
    for (const shown of [table(['t'], [[given]], plain), facts({ t: given })]) {
      expect(shown).not.to.contain('\u001B').and.not.to.contain('\u202E');
      expect(shown.split('\n').length).to.be.at.most(2);
    }
  });

  it('says how much of a list it is', () => {
    expect(page('x', 2, 2)).to.equal('x');
    expect(page('x', 2, 9)).to.equal('x\n2 of 9; see --limit and --offset');
  });
});
