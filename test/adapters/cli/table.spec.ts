import { expect } from 'chai';
import { facts, page, table } from '../../../src/adapters/cli/table.ts';

const plain = { width: undefined, colours: false };

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
    const shown = table(['id', 'text'], [['0123456789', 'word '.repeat(40)]], { width: 40, colours: false });
    expect(shown.split('\n').every((line) => line.length <= 40)).to.equal(true);
    expect(shown).to.contain('0123456789').and.to.contain('…');
  });

  it('has colours only where they are wanted', () => {
    expect(table(['id'], [[1]], { width: 40, colours: true })).to.contain('\u001B[1m');
    expect(table(['id'], [[1]], { width: 40, colours: false })).not.to.contain('\u001B');
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
