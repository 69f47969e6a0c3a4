describe.only('task', () => { // refused: describe.only
  it.skip('is complete', () => {}); // refused: it.skip
  xit('is complete', () => {}); // refused: xit
  it('is complete', function () {
    this.skip(); // refused: this.skip
    reader.skip(3);
  });
});
